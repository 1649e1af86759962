import type { FitVerdict, ModelFit } from '../../contract/fit.ts'
import { gigabytes, PART_WORDS, remedyWords, tightWords } from '../../services/models/fit-problem.ts'

const VERDICT: Record<FitVerdict, string> = {
  fits: 'It fits.',
  tight: 'It fits, but only just.',
  'does-not-fit': 'It does not fit.',
}

/** The table of a fit, its verdict and what would help, as lines for a terminal. */
export function readableFit(fit: ModelFit): string {
  const { samples, samplesTogether, imageTokens, quantisation } = fit
  const together = samplesTogether < samples ? `, ${samplesTogether} at a time` : ''
  const size = fit.isMeasuredFile ? quantisation : `not on this computer; as ${quantisation}`
  const onCard = fit.vramFreeBytes !== null
  const rows = [
    ['', 'memory', ...(onCard ? ['card'] : [])],
    ...fit.parts
      .filter(({ ramBytes, vramBytes }) => ramBytes + vramBytes > 0)
      .map(({ part, ramBytes, vramBytes }) => [PART_WORDS[part], gigabytes(ramBytes), ...(onCard ? [gigabytes(vramBytes)] : [])]),
    ['needed in all', gigabytes(fit.ramBytes), ...(onCard ? [gigabytes(fit.vramBytes)] : [])],
    ['free now', gigabytes(fit.ramFreeBytes), ...(fit.vramFreeBytes !== null ? [gigabytes(fit.vramFreeBytes)] : [])],
  ]
  const droppable =
    fit.droppableBytes > 0
      ? `\nA further ${gigabytes(fit.droppableBytes)} stay mapped from the file as long as nothing else wants them.\n`
      : ''
  const remedies = fit.remedies.map(
    (remedy) => `  with ${remedyWords(remedy)}: ${gigabytes(remedy.ramBytes)}. ${VERDICT[remedy.verdict]}\n`,
  )
  return (
    `${fit.modelId} (${size}), a photo of at most ${imageTokens} tokens, ${samples === 1 ? 'one sample' : `${samples} samples`}${together}\n\n` +
    `${aligned(rows)}${droppable}\n${fit.verdict === 'tight' ? `${tightWords(fit)}.` : VERDICT[fit.verdict]}\n${remedies.join('')}`
  )
}

/** Columns of text; the first to the left, numbers to the right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number))).join('  ')
  return `${rows.map((row) => `  ${line(row)}`.trimEnd()).join('\n')}\n`
}
