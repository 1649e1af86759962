import { type ShadowMeasure, shadowMeasure } from '../../../electron/contract/hints.ts'
import type { useSun } from './store.ts'

type TypedBand = ReturnType<typeof useSun.getState>['band']

const numberOf = (text: string): number => (/^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN)

/** What was typed, as a measure; null while something is missing or is no number. */
export function measureOf(band: TypedBand): ShadowMeasure | null {
  const at = new Date(`${band.date}T${band.time}:00Z`)
  if (Number.isNaN(at.getTime())) return null
  const bearing =
    band.bearing.trim() === '' ? null : { degrees: numberOf(band.bearing) % 360, uncertaintyDegrees: numberOf(band.bearingUncertainty) }
  const measure = {
    at: at.toISOString(),
    uncertaintyMinutes: numberOf(band.minutes),
    heightPerShadow: numberOf(band.height) / numberOf(band.length),
    uncertaintyPercent: numberOf(band.percent),
    shadowBearing: bearing,
  }
  return shadowMeasure.safeParse(measure).data ?? null
}

/** Whether a field that is filled in is no number. */
export const isWrong = (text: string): boolean => text.trim() !== '' && Number.isNaN(numberOf(text))

/** A measured ratio as somebody would type it: three digits that count, never in powers of ten. */
export const typedRatio = (ratio: number): string => ratio.toFixed(Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(ratio)))))
