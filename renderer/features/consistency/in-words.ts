import type { CandidateChecks, CheckResult } from '../../../electron/core/consistency/candidate-checks.ts'
import { consistencyStrings } from '../../strings/index.ts'
import { distanceText } from '../../ui/figures/distance.ts'
import { offsetText } from '../../ui/figures/offset.ts'

export interface CheckWords {
  result: CheckResult
  /** A few words, for the table. */
  brief: string
  /** The whole sentence. */
  sentence: string
}

const { clock, sun, position } = consistencyStrings

/** Kept on one line of its cell. */
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0')

/** Civil twilight ends at −6°; below 6° light is golden and shadows are long. */
function sunName(altitudeDeg: number): string {
  if (altitudeDeg < -6) return sun.night
  if (altitudeDeg < 0) return sun.twilight
  return altitudeDeg < 6 ? sun.low : altitudeDeg < 45 ? sun.up : sun.high
}

export function zoneInWords({ zone, candidate }: CandidateChecks): CheckWords {
  if (zone.result === 'unknown') return { result: 'unknown', brief: clock.unknown, sentence: clock.why[zone.why] }
  const [there, said] = [offsetText(zone.placeMinutes), offsetText(zone.photoMinutes)]
  const brief = zone.result === 'consistent' ? (zone.partly ? clock.partly(said) : there) : clock.differs(there, said)
  const words = { name: candidate.name, there, said, zone: zone.zone }
  const sentence = zone.result === 'contradicts' ? clock.contradicts(words) : zone.partly ? clock.fitsPartly(words) : clock.fits(words)
  return { result: zone.result, brief, sentence: zone.from === 'satellite' ? `${sentence} ${clock.bySatellite}` : sentence }
}

export function sunInWords({ sun: check, candidate }: CandidateChecks): CheckWords {
  const { altitudeDeg, result, light, assumesLocalClock } = check
  if (altitudeDeg === null) return { result: 'unknown', brief: sun.unknown, sentence: sun.noTime }
  const name = sunName(altitudeDeg)
  const degrees = `${Math.round(altitudeDeg)}°`.replace('-', '−')
  const stood = sun.stood(candidate.name, name, degrees)
  const drawn = light === null ? sun.sayWhatYouSee : result === 'contradicts' ? sun.contradicts[light] : sun.fits[light]
  const parts = [stood, drawn, ...(assumesLocalClock ? [sun.assumesLocal] : [])]
  return { result, brief: unbroken(sun.brief(name, degrees)), sentence: parts.join(' ') }
}

export function positionInWords({ position: check, candidate }: CandidateChecks): CheckWords {
  if (check.result === 'unknown') return { result: 'unknown', brief: position.unknown, sentence: position.none }
  const away = distanceText(check.distanceKm)
  const sentence = check.result === 'consistent' ? position.fits(candidate.name, away) : position.contradicts(candidate.name, away)
  return { result: check.result, brief: unbroken(position.away(away)), sentence }
}
