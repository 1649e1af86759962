// What people type: words of every frequency, letter by letter, as the search box asks after each of them.

const WORDS = [
  // In every file name, in thousands of lines, in one.
  'img',
  'harbour',
  'Straße',
  'café bakery',
  'img 31415',
  '東京',
  '駅前',
  'москва улица',
  'مطعم',
  // Of the invented words: frequent beginnings, rare ends.
  'kalomi',
  'senvopra',
  'grimoel harbour',
  // Tags, people, titles, and nothing at all.
  'night',
  'from source a',
  'cléo',
  'case 17',
  'nowhere at all',
]

/** Every state of the search box while the words are typed one after the other. */
export function typedQueries(): string[] {
  return WORDS.flatMap((word) => [...word].map((_, index, letters) => letters.slice(0, index + 1).join('')))
}
