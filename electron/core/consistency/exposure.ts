import type { PhotoMetadata } from '../../contract/photos.ts'
import { fieldOf } from '../metadata/fields.ts'

/** How bright the scene was by the camera's settings, and what that suggests. */
export interface ExposureHint {
  /** Light value at ISO 100: log2(N² ÷ t) − log2(ISO ÷ 100); each step doubles the light. */
  lightValue: number
  suggests: 'daylight' | 'dim' | 'nothing'
}

/** A sunny scene is about 15, an overcast one 12, a bright office or a stage 7 to 9, a lit street at night 3 to 5. */
const DAYLIGHT_FROM = 11
const DIM_BELOW = 4

/** Null where the settings are not given, or where a flash lit the scene. An indication only: filters and wrong exposures shift it. */
export function exposureHint(metadata: Pick<PhotoMetadata, 'fields'>): ExposureHint | null {
  const [aperture, seconds, iso] = ['FNumber', 'ExposureTime', 'ISO'].map((tag) => numberIn(fieldOf(metadata, tag)))
  // A number of EXIF (odd: it fired), or its words.
  const flash = fieldOf(metadata, 'Flash') ?? ''
  const fired = /^\d+$/.test(flash) ? Number(flash) % 2 === 1 : /\bfired\b/i.test(flash)
  if (!aperture || !seconds || !iso || fired) return null
  const lightValue = Math.log2((aperture * aperture) / seconds) - Math.log2(iso / 100)
  if (!Number.isFinite(lightValue)) return null
  return { lightValue, suggests: lightValue >= DAYLIGHT_FROM ? 'daylight' : lightValue < DIM_BELOW ? 'dim' : 'nothing' }
}

function numberIn(text: string | null): number | null {
  const number = Number.parseFloat(text ?? '')
  return Number.isFinite(number) && number >= 0 ? number : null
}
