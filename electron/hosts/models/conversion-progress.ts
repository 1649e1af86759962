import type { ChangingLine } from './changing-line.ts'
import { megabytes } from './megabytes.ts'

const PLAIN_STEP_PERCENT = 10

/** Every hundredth on a terminal, every tenth elsewhere. */
export function showConversion(line: ChangingLine): (bytesDone: number, bytesTotal: number) => void {
  const step = line.isOnTerminal ? 1 : PLAIN_STEP_PERCENT
  return (bytesDone, bytesTotal) => {
    const percent = Math.floor((bytesDone / Math.max(bytesTotal, 1)) * (100 / step)) * step
    line.show(`Writing the model: ${percent} % of ${megabytes(bytesTotal)} MB`)
  }
}
