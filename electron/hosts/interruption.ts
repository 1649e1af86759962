// Ctrl-C: the first asks everything to stop and keeps what is finished, the second ends the process.

/** npm passes a Ctrl-C on although the terminal sent it to everyone already: two so close together are one. */
const SAME_KEYPRESS_MS = 400

/** The signal aborts at the first Ctrl-C; `endNow` is called at the second. */
export function listenForInterruption(endNow: () => void): { signal: AbortSignal; stopListening: () => void } {
  const controller = new AbortController()
  let firstAt = 0
  const heard = () => {
    if (!controller.signal.aborted) {
      firstAt = Date.now()
      controller.abort(new DOMException('Stopped by the person', 'AbortError'))
    } else if (Date.now() - firstAt > SAME_KEYPRESS_MS) endNow()
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, heard)
  return {
    signal: controller.signal,
    stopListening: () => {
      for (const signal of signals) process.off(signal, heard)
    },
  }
}
