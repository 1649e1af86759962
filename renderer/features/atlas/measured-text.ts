import type { LibrarySettings } from '../../../electron/contract/settings.ts'

type Unit = LibrarySettings['lengthUnit']

const KM_PER_MILE = 1.609344
const FEET_PER_MILE = 5280

const figures = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })

/** A length with as many figures as a hand on a mouse is worth. */
export function measuredLength(km: number, unit: Unit): string {
  if (unit === 'km') return km < 1 ? `${Math.round(km * 1000)} m` : `${figures(km)} km`
  const miles = km / KM_PER_MILE
  return miles < 0.25 ? `${Math.round(miles * FEET_PER_MILE)} ft` : `${figures(miles)} mi`
}

export function measuredArea(km2: number, unit: Unit): string {
  if (unit === 'mi') return `${figures(km2 / KM_PER_MILE ** 2)} mi²`
  return km2 < 1 ? `${figures(km2 * 100)} ha` : `${figures(km2)} km²`
}

/** How exactly a place is known: `± 4 m`, `± 2 km`. */
export function precisionText(metres: number): string {
  return metres < 1000 ? `± ${Math.max(1, Number(metres.toPrecision(2)))} m` : `± ${figures(metres / 1000)} km`
}
