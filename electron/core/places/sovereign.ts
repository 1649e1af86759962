import type { CountryCode } from '../../contract/geography.ts'

/** Territories with an ISO code of their own, by the state that people name them under: "China, Hong Kong" is no mistake. */
const TERRITORIES: Record<CountryCode, string> = {
  AU: 'CC CX HM NF',
  CN: 'HK MO TW',
  DK: 'FO GL',
  FI: 'AX',
  FR: 'BL GF GP MF MQ NC PF PM RE TF WF YT',
  GB: 'AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG',
  MA: 'EH',
  NL: 'AW BQ CW SX',
  NO: 'BV SJ',
  NZ: 'CK NU TK',
  RS: 'XK',
  US: 'AS GU MP PR UM VI',
}

const SOVEREIGN = new Map(Object.entries(TERRITORIES).flatMap(([state, codes]) => codes.split(' ').map((code) => [code, state] as const)))

/** The state that a territory is commonly counted to (in contested cases: by some), or null for a country of its own. */
export function sovereignOf(code: CountryCode): CountryCode | null {
  return SOVEREIGN.get(code) ?? null
}
