/** ISO 15924 codes, which Unicode property names accept. */
const SCRIPTS = [
  'Latn',
  'Cyrl',
  'Grek',
  'Arab',
  'Hebr',
  'Hani',
  'Hira',
  'Kana',
  'Hang',
  'Thai',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
  'Geor',
  'Armn',
  'Ethi',
  'Khmr',
  'Laoo',
  'Mymr',
  'Tibt',
  'Mong',
  'Thaa',
  'Bopo',
  'Tfng',
  'Cher',
].map((code) => ({ code, letters: new RegExp(`\\p{Script=${code}}`, 'gu') }))

/** The script most letters of a text belong to; `Zyyy` (common) where there are none, `Zzzz` (unknown) where it is not among those told apart. */
export function scriptOf(text: string): string {
  let best = { code: /\p{L}/u.test(text) ? 'Zzzz' : 'Zyyy', count: 0 }
  for (const { code, letters } of SCRIPTS) {
    const count = text.match(letters)?.length ?? 0
    if (count > best.count) best = { code, count }
  }
  return best.code
}
