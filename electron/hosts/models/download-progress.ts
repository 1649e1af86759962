import type { Download } from '../../contract/downloads.ts'
import type { ChangingLine } from './changing-line.ts'

const PLAIN_STEP_PERCENT = 5

/** Every change on a terminal, every twentieth elsewhere. */
export function showDownload(line: ChangingLine, { now, bytesDone, bytesTotal }: Pick<Download, 'now' | 'bytesDone' | 'bytesTotal'>): void {
  if (!now || now.path === '') return
  const done = (100 * bytesDone) / Math.max(bytesTotal, 1)
  const plain = `${Math.floor(done / PLAIN_STEP_PERCENT) * PLAIN_STEP_PERCENT} %`
  const speed = (now.bytesPerSecond / 1e6).toFixed(1)
  const total = (bytesTotal / 1e6).toFixed(0)
  line.show(line.isOnTerminal ? `${done.toFixed(1)} % of ${total} MB, ${speed} MB/s: ${now.path}` : `Fetched ${plain} of ${total} MB`)
}
