// The claim itself: what the analyst concludes, and how that stands to what the program found.
import type { Verdict } from '../../contract/cases.ts'
import type { Candidate, Posterior } from '../../contract/posterior.ts'
import { agreementOf } from './agreement.ts'
import { areaText, coordinatesText, distanceText, momentText, shareText } from './figures.ts'
import type { Block } from './report.ts'
import type { ReportedPhoto } from './report-input.ts'
import { agreementWords, certaintyWords, PRECISION_WORDS } from './report-words.ts'

export const standingVerdict = (verdicts: readonly Verdict[]): Verdict | null => verdicts.find(({ withdrawn }) => !withdrawn) ?? null

/** The first candidate, where any evidence makes one: without, the map only shows where people live. */
export const firstCandidate = ({ candidates }: Posterior): Candidate | null => candidates[0] ?? null

export function statementOf(reported: ReportedPhoto, named: boolean): Block[] {
  const { photo, verdicts, posterior } = reported
  const verdict = standingVerdict(verdicts)
  const lead = verdict ? verdictWords(verdict, reported.verdictGround) : 'Nobody has given a verdict on this photo.'
  const text = [agreementIfAny(verdict, posterior), candidateWords(posterior)].filter((sentence) => sentence !== '').join(' ')
  return [
    ...(named ? [{ kind: 'heading' as const, text: photo.fileName }] : []),
    { kind: 'paragraph', tone: 'lead', text: lead },
    { kind: 'paragraph', text },
  ]
}

function agreementIfAny(verdict: Verdict | null, posterior: Posterior): string {
  const first = firstCandidate(posterior)
  return verdict && first && verdict.precision !== 'undecided' ? agreementWords(agreementOf(verdict, first)) : ''
}

function verdictWords({ precision, placeName, author, decidedAt, at }: Verdict, ground: string | null): string {
  const by = `${author}, ${momentText(decidedAt)}`
  if (precision === 'undecided') return `The place was left undecided (${by}).`
  // A name without letters is coordinates: what they lie in is said with them.
  const named = /\p{L}{3}/u.test(placeName)
  const spot = at ? `at ${coordinatesText(at)}${ground ? `, in ${ground.split(';')[0]}` : ''}` : 'in a place that was not named'
  return `The photo was taken ${named ? `in ${placeName}` : spot}. Precision: ${PRECISION_WORDS[precision]}. Verdict of ${by}.`
}

export function candidateWords(posterior: Posterior): string {
  const first = firstCandidate(posterior)
  if (!first) return 'The model and the clues name no place: by them, the photo could have been taken anywhere that people live.'
  const region = posterior.regions.find(({ level }) => level === 0.8)
  const area = region && region.areaKm2 > 0 ? ` Four fifths of the probability lie within ${areaText(region.areaKm2)}.` : ''
  return `By the model and the clues alone it was ${certaintyWords(first.probability)} ${first.name} (${shareText(first.probability)} of the probability; half of that within ${distanceText(first.radiusKm)}).${area}`
}
