const MULTIPLIED = '\u00d7'
const DIVIDED = '\u00f7'

/** How many times as likely: `×3.2`, `÷2`, `×140`; two digits at most are meant. */
export function factorText(factor: number): string {
  const size = factor >= 1 ? factor : 1 / factor
  const rounded = size < 9.95 ? size.toFixed(1).replace(/\.0$/, '') : Math.round(Number(size.toPrecision(2))).toLocaleString('en')
  return `${factor >= 1 ? MULTIPLIED : DIVIDED}${rounded}`
}
