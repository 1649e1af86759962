/** Two-letter codes that CLDR uses beside those of ISO 3166-1: unions, groups of islands, reserved and private codes. */
const NOT_ISO = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ'])

/** ISO 3166-1 alpha-2, and XK, which stands for Kosovo in most data. */
export const isCountry = (code: string) => /^[A-Z]{2}$/.test(code) && !NOT_ISO.has(code)
