import type { Drift, DriftPhoto } from '../../contract/drift.ts'

/** A drift check as lines for a terminal. */
export function driftTable({ reference, quantised, photos, summary, ...asked }: Drift): string {
  const { agreement, meanDivergence, maxDivergence, sameAnswers, accuracy, tokens } = summary
  const lines = [
    `${quantised.name} (${quantised.quantisation}) beside ${reference.name} (${reference.quantisation})`,
    `${photos.length} photos, ${tokens} tokens of the reference’s answers, at most ${asked.maxNewTokens} each`,
    '',
    ...columns([
      ['photo', 'tokens', 'same choice', 'begin alike', 'KL mean', 'KL most', 'reference off by', 'off by'],
      ...photos.map(photoRow),
    ]),
    '',
    `The same next word was chosen at ${percent(agreement)} of the positions.`,
    `The distribution of the next word differs by ${nats(meanDivergence)} nats on average, ${nats(maxDivergence)} at most.`,
    `${sameAnswers} of ${photos.length} answers are the same, word for word.`,
  ]
  if (!accuracy) return `${[...lines, 'Where the photos were taken is not known, so accuracy was not compared.'].join('\n')}\n`
  const within = accuracy.withinKm.map(({ km, reference: theirs, quantised: ours }) => [`${km} km`, `${theirs}`, `${ours}`])
  return `${[...lines, '', `Right within, of ${accuracy.photos} photos:`, ...columns([['', 'reference', 'quantised'], ...within])].join('\n')}\n`
}

function photoRow(photo: DriftPhoto): string[] {
  const { name, tokens, sameChoices, commonTokens, meanDivergence, maxDivergence, referenceErrorKm, errorKm } = photo
  const km = (value: number | null) => (value === null ? '–' : `${Math.round(value)} km`)
  const facts = [`${tokens}`, percent(sameChoices / tokens), `${commonTokens}`, nats(meanDivergence), nats(maxDivergence)]
  return [name, ...facts, km(referenceErrorKm), km(errorKm)]
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const nats = (value: number) => value.toFixed(4)

/** The first column to the left, numbers to the right. */
function columns(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  )
}
