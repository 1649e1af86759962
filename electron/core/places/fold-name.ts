/** Letters that Unicode does not decompose, as they are written without their stroke or ligature. */
const PLAIN_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ŋ: 'n',
  ə: 'a',
  ĸ: 'k',
  ƒ: 'f',
  // Persian and Urdu forms beside the Arabic ones; tāʾ marbūṭa and alif maqṣūra as they are often typed.
  ی: 'ي',
  ک: 'ك',
  ى: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ـ: '',
}

/** One spelling for abbreviations that signs and maps use freely. */
const FULL_WORDS: Record<string, string> = {
  st: 'saint',
  sankt: 'saint',
  sint: 'saint',
  ste: 'sainte',
  mt: 'mount',
  ft: 'fort',
  and: '&',
  und: '&',
  et: '&',
  y: '&',
}

// Latin, Greek and Cyrillic accents, Arabic vowel signs, Hebrew points. The vowel signs of Indic and South-East Asian scripts
// are letters to their readers and stay.
const ACCENTS = new RegExp(
  [
    '0300-\\u036f',
    '0483-\\u0487',
    '0591-\\u05bd',
    '05bf-\\u05c7',
    '0610-\\u061a',
    '064b-\\u065f',
    '0670',
    '1ab0-\\u1aff',
    '1dc0-\\u1dff',
    '20d0-\\u20ff',
  ]
    .map((range) => `[\\u${range}]`)
    .join('|'),
  'g',
)
const UNDECOMPOSED = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'g')
const APOSTROPHES = /['’‘ʼʻ`´ʹʺ"“”\u200b-\u200f\u2060-\u2069\ufeff]/g
const NOT_IN_WORDS = /[^\p{L}\p{M}\p{N}&]+/gu

/**
 * The form in which names are stored and looked up: lower case, no accents, no punctuation, single spaces, common abbreviations
 * written out (`St.` and `Sankt` → `saint`). `Köln` → `koln`, `St. Pölten` → `saint polten`, `القَاهِرة` → `القاهره`.
 */
export function foldName(name: string): string {
  const plain = /^[\x20-\x7e]*$/.test(name)
    ? name.toLowerCase().replace(APOSTROPHES, '')
    : name
        .normalize('NFKD')
        .replace(ACCENTS, '')
        .normalize('NFC')
        .toLowerCase()
        .replace(ACCENTS, '')
        .replace(APOSTROPHES, '')
        .replace(UNDECOMPOSED, (letter) => PLAIN_LETTERS[letter] ?? letter)
  const words = plain.replace(/&/g, ' & ').replace(NOT_IN_WORDS, ' ').trim().split(' ')
  if (words.length === 1) return words[0] ?? ''
  return words.map((word, index) => fullWord(word, index, words.length)).join(' ')
}

/** `st` is a saint only before another word (`Main St` is a street); `y` and `et` only between two. */
function fullWord(word: string, index: number, count: number): string {
  const full = FULL_WORDS[word]
  if (!full || index === count - 1) return word
  return full === '&' && index === 0 ? word : full
}

/** The German and Nordic way round accents: `Köln` → `koeln`, `Tromsø` → `tromsoe`, `Århus` → `aarhus`. Null where nothing changes. */
export function foldWithDigraphs(name: string): string | null {
  const spelled = name
    .normalize('NFC')
    .replace(/[äöüåøÄÖÜÅØ]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' })[letter.toLowerCase()] ?? letter)
  return spelled === name.normalize('NFC') ? null : foldName(spelled)
}
