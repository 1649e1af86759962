const names = new Intl.DisplayNames(['en'], { type: 'region' })
const known = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** The English name of an ISO 3166-1 alpha-2 code; the code itself where it has none. */
export function countryText(code: string): string {
  return names.of(code) ?? code
}

/** What the names of regions hold besides countries of ISO 3166-1: unions, reserved and withdrawn codes. */
const NO_COUNTRIES = new Set('AC AN BU CP CQ CS DD DG EA EU EZ FX IC NT QO SU TA TP UK UN XA XB YD YU ZR ZZ'.split(' '))
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

let countries: { code: string; name: string }[] | null = null

/** Countries whose English name holds the words, those that begin with them first. */
export function countriesCalled(words: string): { code: string; name: string }[] {
  const wanted = words.trim().toLowerCase()
  const rank = ({ name }: { name: string }) => (name.toLowerCase().startsWith(wanted) ? 0 : 1)
  return allCountries()
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => rank(a) - rank(b))
}

/** Every country with its English name, by name. */
function allCountries(): readonly { code: string; name: string }[] {
  countries ??= LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .flatMap((code) => {
      const name = NO_COUNTRIES.has(code) ? undefined : known.of(code)
      return name === undefined ? [] : [{ code, name }]
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
  return countries
}
