import type { LatLon } from '../../contract/geography.ts'
import { parseAnswer } from '../../core/answer/parse-answer.ts'
import { distanceKm } from '../../core/geography/distance.ts'
import type { PlaceLookup } from '../../core/places/lookup.ts'
import { resolveAnswer } from '../../core/places/resolve-answer.ts'
import type { WrittenAnswer } from '../inference/engine-protocol.ts'

/** From the likeliest place of an answer to where the photo was taken; null where the answer comes to no place. */
export function answerErrorKm(written: WrittenAnswer, takenAt: LatLon, places: PlaceLookup): number | null {
  const { country, city } = parseAnswer(written.text, { cutShort: !written.isWhole })
  const [best] = resolveAnswer({ country, city }, places).readings.toSorted((a, b) => b.share - a.share)
  if (!best) return null
  return distanceKm(takenAt, best.kind === 'place' ? best.place : best.country.at)
}
