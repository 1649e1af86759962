import type { Sample } from '../../contract/runs.ts'
import { parseAnswer } from '../../core/answer/parse-answer.ts'
import type { PlaceLookup } from '../../core/places/lookup.ts'
import { resolveAnswer } from '../../core/places/resolve-answer.ts'
import type { FinishedSample } from '../inference/engine-protocol.ts'

/** One sample as it is kept: the raw words, what was read in them, and the place they come to. */
export function sampleRecord(finished: FinishedSample, lookup: PlaceLookup): Sample {
  const answer = parseAnswer(finished.text, { cutShort: finished.stopReason !== 'end-of-answer' })
  return {
    number: finished.number,
    seed: finished.seed,
    text: finished.text,
    tokens: finished.tokenIds.length,
    logProbability: finished.tokenLogProbabilities.reduce((sum, one) => sum + one, 0),
    stopReason: finished.stopReason,
    answer,
    resolvedName: resolvedName(answer, lookup),
  }
}

function resolvedName(answer: Sample['answer'], lookup: PlaceLookup): string | null {
  const { readings } = resolveAnswer({ country: answer.country, city: answer.city }, lookup)
  const [best] = [...readings].sort((a, b) => b.share - a.share)
  if (!best) return null
  return best.kind === 'place' ? `${best.place.name}, ${best.place.countryName}` : best.country.name
}
