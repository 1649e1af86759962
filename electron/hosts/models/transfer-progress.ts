import type { ChangingLine } from './changing-line.ts'

const PLAIN_STEP_PERCENT = 10
const WORDS: Record<string, string> = { checking: 'Reading the model’s files', copying: 'Copying and checking' }

/** Every hundredth on a terminal, every tenth elsewhere. */
export function showTransfer(line: ChangingLine, fraction: number | null, message: string): void {
  const step = line.isOnTerminal ? 1 : PLAIN_STEP_PERCENT
  const share = fraction === null ? '' : `: ${Math.floor((fraction * 100) / step) * step} %`
  line.show(`${WORDS[message] ?? message}${share}`)
}
