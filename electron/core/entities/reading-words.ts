// The words by which texts are read: shared with the Python package, which reads the same file (resources/lexicon).
import lexicon from '../../../resources/trainer/globe_trainer/lexicon/lexicon.json' with { type: 'json' }

type Lists = typeof lexicon.words
type ListName = { [Name in keyof Lists]: Lists[Name] extends string ? Name : never }[keyof Lists]

export const wordsFor = (name: ListName): ReadonlySet<string> => new Set(lexicon.words[name].split(' '))

export const { irregularPlurals, negatesBefore, notDenyingBefore, scripts, speaksOfElsewhere } = lexicon.words
