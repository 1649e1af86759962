// The result as a person reads it in a terminal.
import type { Posterior } from '../../contract/posterior.ts'
import type { RunSettings } from '../../contract/runs.ts'
import { MODEL_WARNINGS, passportSentence } from '../../core/report/model-words.ts'
import type { Comparison, LocatedPhoto } from './document.ts'

const CANDIDATES_SHOWN = 5
const CLUES_SHOWN = 12

/** One photo's result as text, ending in a line break. */
export function readablePhoto(located: LocatedPhoto): string {
  const { photo, run, posterior, metadata, clues, samples, problem } = located
  const lines = [photo?.fileName ?? located.file]
  if (photo?.credit) lines.push(`  Photo: ${photo.credit}`)
  if (problem) lines.push(`  ${problem.message}`, `  ${problem.remedy}`)
  if (run?.state === 'cancelled' || run?.state === 'interrupted') {
    lines.push(`  Stopped after ${run.samplesFinished} of ${run.settings.samples} answers. They are kept; the page goes on from there.`)
  }
  const warning = run && MODEL_WARNINGS[run.modelKind]
  if (warning) lines.push(`  ${warning.title} ${warning.counted}`)
  if (posterior) lines.push(...readablePosterior(posterior))
  const told = clues.filter((clue) => clue.kind !== 'text-line' && clue.standing !== 'rejected')
  if (told.length > 0) {
    lines.push('  Clues')
    for (const clue of told.slice(0, CLUES_SHOWN))
      lines.push(`    ${clue.title}${clue.inPosterior ? '' : ' (not used for the answer)'} — ${clue.reason}`)
    if (told.length > CLUES_SHOWN) lines.push(`    and ${told.length - CLUES_SHOWN} more`)
  }
  const words = clues.filter((clue) => clue.kind === 'text-line')
  if (words.length > 0)
    lines.push(
      `  Text in the photo: ${words
        .slice(0, CLUES_SHOWN)
        .map((clue) => `“${clue.quote}”`)
        .join(' ')}`,
    )
  if (metadata?.gps) lines.push(`  Metadata says: ${coordinates(metadata.gps)} (the file's own claim; not used for the answer)`)
  if (metadata?.capturedAt) lines.push(`  Metadata says: taken ${metadata.capturedAt}${metadata.utcOffset ? ` ${metadata.utcOffset}` : ''}`)
  if (run)
    lines.push(
      `  Run ${run.id}: ${samples.length} answers of ${run.passport?.modelName ?? run.settings.modelId}${withAdapters(run.settings)}, seed ${run.settings.seed}${tookSeconds(run.timings)}.${passportSentence(run.passport?.modelPassport)}`,
    )
  return `${lines.join('\n')}\n`
}

/** What `--rerun` found, as text. */
export function readableComparison(comparison: Comparison): string {
  const lines = [comparison.same ? 'The same words, answers and probabilities as before.' : 'Not the same as before.']
  for (const { number, sameTokens, firstDifference, sameAnswer } of comparison.samples) {
    if (sameTokens && sameAnswer) continue
    const words = sameTokens ? 'the same words' : `other words from token ${(firstDifference ?? 0) + 1} on`
    lines.push(`  Answer ${number + 1}: ${words}, ${sameAnswer ? 'the same place' : 'another place'}.`)
  }
  if (!comparison.same)
    lines.push(`  The two maps differ by ${(comparison.posteriorDistance * 100).toPrecision(2)} % of their probability.`)
  for (const difference of comparison.differences) lines.push(`  ${difference}`)
  return `${lines.join('\n')}\n`
}

function readablePosterior(posterior: Posterior): string[] {
  const lines = posterior.candidates.slice(0, CANDIDATES_SHOWN).map((candidate) => {
    const from = [
      candidate.samples.length > 0 ? `${candidate.samples.length} ${candidate.samples.length === 1 ? 'answer' : 'answers'}` : '',
      candidate.clues.length > 0 ? `${candidate.clues.length} ${candidate.clues.length === 1 ? 'clue' : 'clues'}` : '',
    ].filter(Boolean)
    const figures = `${percent(candidate.probability)}  ± ${distanceText(candidate.radiusKm).padEnd(9)} ${coordinates(candidate.at).padEnd(19)}`
    return `  ${String(candidate.rank).padStart(2)}. ${candidate.name.padEnd(36)} ${figures} ${from.join(', ')}`.trimEnd()
  })
  if (lines.length === 0) lines.push('  No place stands out.')
  const regions = posterior.regions.map(({ level, areaKm2 }) => `${Math.round(level * 100)} % within ${areaText(areaKm2)}`)
  if (regions.length > 0) lines.push(`  ${regions.join(' · ')}`)
  if (posterior.unresolvedShare > 0) {
    const names = posterior.unresolvedNames.slice(0, 5).map((name) => `“${name}”`)
    lines.push(
      `  ${percent(posterior.unresolvedShare).trim()} of the answers named no place that is known here${names.length > 0 ? `: ${names.join(', ')}` : ''}.`,
    )
  }
  lines.push(`  ${posterior.basis}`)
  return lines
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share >= 0.0995 ? 0 : 1).padStart(4)} %`
}

function distanceText(km: number): string {
  return km < 10 ? `${km.toFixed(1)} km` : `${grouped(km)} km`
}

function areaText(km2: number): string {
  if (km2 < 100) return `${km2.toPrecision(2)} km²`
  return km2 >= 1e6 ? `${(km2 / 1e6).toPrecision(3)} million km²` : `${grouped(km2)} km²`
}

/** 12 345 with a narrow gap that neither English nor German readers mistake for a decimal mark. */
function grouped(value: number): string {
  return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ' ')
}

function coordinates({ lat, lon }: { lat: number; lon: number }): string {
  return `${lat.toFixed(4)}, ${lon.toFixed(4)}`
}

function withAdapters({ adapters = [] }: RunSettings): string {
  return adapters.map(({ name, weight }) => `, adapter ${name} times ${weight}`).join('')
}

function tookSeconds(timings: { totalMs: number } | null): string {
  return timings ? `, ${(timings.totalMs / 1000).toFixed(1)} s` : ''
}
