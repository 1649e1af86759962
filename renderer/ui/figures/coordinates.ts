import type { LatLon } from '../../../electron/contract/geography.ts'

/** Decimal degrees with hemispheres: `38.7223° N, 9.1393° W`. Longitudes outside ±180 are brought back. */
export function coordinatesText({ lat, lon }: LatLon, digits = 4): string {
  const wrapped = ((((lon + 180) % 360) + 360) % 360) - 180
  const side = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(digits)}° ${value < 0 ? negative : positive}`
  return `${side(lat, 'N', 'S')}, ${side(wrapped, 'E', 'W')}`
}
