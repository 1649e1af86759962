import type { TableColumns } from '../../contract/map-exchange.ts'

const LATITUDE = /^(lat|latitude|breite|y|y_?coord(inate)?)$/i
const LONGITUDE = /^(lon|lng|long|longitude|länge|x|x_?coord(inate)?)$/i
const NAME = /^(name|title|place|label|city|location|ort|nombre|nom)$/i

/** Columns by their headings; where those say nothing, the first two in a row whose values could be a latitude and a longitude. */
export function guessColumns(
  header: readonly string[],
  rows: readonly string[][],
  numberOf: (cell: string) => number,
): TableColumns | null {
  const named = (pattern: RegExp) => header.findIndex((heading) => pattern.test(heading.trim()))
  const name = named(NAME)
  const columns = (lat: number, lon: number): TableColumns => ({ lat, lon, name: name >= 0 && name !== lat && name !== lon ? name : null })
  const [lat, lon] = [named(LATITUDE), named(LONGITUDE)]
  if (lat >= 0 && lon >= 0) return columns(lat, lon)
  const within = (column: number, most: number) =>
    rows.length > 0 &&
    rows.every((row) => row[column] !== undefined && Math.abs(numberOf(row[column])) <= most) &&
    // Whole numbers alone are counts or years rather than coordinates.
    rows.some((row) => !Number.isInteger(numberOf(row[column] as string)))
  for (let column = 0; column + 1 < header.length; column++)
    if (within(column, 90) && within(column + 1, 180)) return columns(column, column + 1)
  return null
}
