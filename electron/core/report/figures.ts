// Figures in a report, in words that stand for themselves on paper: times in UTC, coordinates with hemispheres.
import type { LatLon } from '../../contract/geography.ts'

const whole = new Intl.NumberFormat('en')

export function distanceText(km: number): string {
  if (km < 1) return `${whole.format(Math.max(10, Math.round(km * 100) * 10))} m`
  if (km < 10) return `${Math.round(km * 10) / 10} km`
  const step = 10 ** (Math.floor(Math.log10(km)) - 1)
  return `${whole.format(Math.round(km / step) * step)} km`
}

/** Never a bare 0 or 100 for what is merely small or large. */
export function shareText(share: number): string {
  if (share <= 0) return '0 %'
  if (share < 0.01) return 'under 1 %'
  if (share > 0.99 && share < 1) return 'over 99 %'
  return `${Math.round(share * 100)} %`
}

export function coordinatesText({ lat, lon }: LatLon): string {
  return `${Math.abs(lat).toFixed(5)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(5)}° ${lon < 0 ? 'W' : 'E'}`
}

/** `25 November 2026, 03:14 UTC` */
export function momentText(iso: string): string {
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) return iso
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(moment)
  return `${day}, ${moment.toISOString().slice(11, 16)} UTC`
}

export function bytesText(bytes: number): string {
  return `${whole.format(bytes)} bytes`
}

export function areaText(km2: number): string {
  if (km2 < 1) return 'under 1 km²'
  if (km2 >= 1e6) return `${Math.round(km2 / 1e5) / 10} million km²`
  const step = km2 < 10 ? 1 : 10 ** (Math.floor(Math.log10(km2)) - 1)
  return `${whole.format(Math.round(km2 / step) * step)} km²`
}
