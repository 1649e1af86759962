import type { LatLon } from '../../contract/geography.ts'
import type { PhotoMetadata } from '../../contract/photos.ts'
import type { Candidate } from '../../contract/posterior.ts'
import { distanceKm } from '../geography/distance.ts'
import { sunPosition } from '../sun/sun-position.ts'
import { type CaptureMoment, captureMoment } from './capture-moment.ts'
import { type ExposureHint, exposureHint } from './exposure.ts'
import { pointsWithin } from './points-within.ts'
import { instantOfLocal, offsetMinutes, zoneAt } from './time-zone.ts'

export type CheckResult = 'consistent' | 'contradicts' | 'unknown'
/** What the analyst sees in the photo. */
export type LightSeen = 'day' | 'night' | 'unsaid'

export type ZoneCheck =
  | { result: 'unknown'; why: 'no-time' | 'no-offset' | 'offset-zero' }
  | {
      result: Exclude<CheckResult, 'unknown'>
      /** Of the candidate's middle. */
      zone: string
      placeMinutes: number
      photoMinutes: number
      from: 'field' | 'satellite'
      /** Only a part of the candidate's ground has the photo's offset. */
      partly: boolean
    }

export interface SunCheck {
  result: CheckResult
  /** Null where no time of day is known. */
  altitudeDeg: number | null
  /** The clock is taken to have shown the candidate's own time, since nothing says which zone it was set to. */
  assumesLocalClock: boolean
  /** What the result rests on. */
  light: 'analyst' | 'exposure' | null
}

export type PositionCheck = { result: 'unknown' } | { result: Exclude<CheckResult, 'unknown'>; distanceKm: number }

export interface CandidateChecks {
  candidate: Candidate
  zone: ZoneCheck
  sun: SunCheck
  position: PositionCheck
}

/** Civil twilight ends at −6°: below, it is dark outdoors; above +3° nobody takes daylight for night. */
const DARK_BELOW_DEG = -6
const DAY_ABOVE_DEG = 3
/** A position this near belongs to the candidate: half of the candidate lies within one radius, nearly all within three. */
const SAME_PLACE_RADII = 3
const SAME_PLACE_KM = 25

/** What the file's time, light and position say of each candidate. Shown beside the answer and no part of it. */
export function checkCandidates(
  metadata: Pick<PhotoMetadata, 'capturedAt' | 'utcOffset' | 'fields' | 'gps'>,
  candidates: readonly Candidate[],
  seen: LightSeen,
): CandidateChecks[] {
  const moment = captureMoment(metadata)
  const exposure = exposureHint(metadata)
  return candidates.map((candidate) => ({
    candidate,
    zone: checkZone(moment, candidate),
    sun: checkSun(moment, candidate.at, seen, exposure),
    position: checkPosition(metadata.gps, candidate),
  }))
}

export function checkZone(moment: CaptureMoment | null, { at, radiusKm }: Pick<Candidate, 'at' | 'radiusKm'>): ZoneCheck {
  if (moment === null) return { result: 'unknown', why: 'no-time' }
  const { offsetMinutes: photoMinutes, offsetFrom } = moment
  if (photoMinutes === null || offsetFrom === null) return { result: 'unknown', why: 'no-offset' }
  const instant = new Date(moment.localMs - photoMinutes * 60_000)
  const zone = zoneAt(at)
  const placeMinutes = offsetMinutes(zone, instant)
  const shared = { zone, placeMinutes, photoMinutes, from: offsetFrom }
  if (placeMinutes === photoMinutes) return { result: 'consistent', ...shared, partly: false }
  // Programs that know no zone write UTC: that the place is elsewhere then means nothing.
  if (photoMinutes === 0 && offsetFrom === 'field') return { result: 'unknown', why: 'offset-zero' }
  const elsewhere = pointsWithin(at, radiusKm).some((point) => offsetMinutes(zoneAt(point), instant) === photoMinutes)
  return { result: elsewhere ? 'consistent' : 'contradicts', ...shared, partly: elsewhere }
}

export function checkSun(moment: CaptureMoment | null, at: LatLon, seen: LightSeen, exposure: ExposureHint | null): SunCheck {
  if (moment === null) return { result: 'unknown', altitudeDeg: null, assumesLocalClock: false, light: null }
  const assumesLocalClock = moment.offsetMinutes === null
  const instant =
    moment.offsetMinutes === null ? instantOfLocal(moment.localMs, zoneAt(at)) : new Date(moment.localMs - moment.offsetMinutes * 60_000)
  const { altitudeDeg } = sunPosition(at, instant)
  // Darkness in the settings is also a room; brightness is hardly anything but the day.
  const light = seen !== 'unsaid' ? 'analyst' : exposure?.suggests === 'daylight' ? 'exposure' : null
  const day = seen === 'day' || (seen === 'unsaid' && light === 'exposure')
  if (light === null) return { result: 'unknown', altitudeDeg, assumesLocalClock, light }
  const impossible = day ? altitudeDeg < DARK_BELOW_DEG : altitudeDeg > DAY_ABOVE_DEG
  return { result: impossible ? 'contradicts' : 'consistent', altitudeDeg, assumesLocalClock, light }
}

export function checkPosition(gps: LatLon | null, { at, radiusKm }: Pick<Candidate, 'at' | 'radiusKm'>): PositionCheck {
  if (gps === null) return { result: 'unknown' }
  const away = distanceKm(gps, at)
  return { result: away <= Math.max(SAME_PLACE_KM, SAME_PLACE_RADII * radiusKm) ? 'consistent' : 'contradicts', distanceKm: away }
}
