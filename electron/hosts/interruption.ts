// Ctrl-C: the first asks everything to stop and keeps what is finished, the second ends the process.

/** npm passes a Ctrl-C on although the terminal sent it to everyone already: two so close together are one. */
const SAME_KEYPRESS_MS = 400
const LOOK_FOR_PARENT_EVERY_MS = 500

/** The signal aborts at the first Ctrl-C (or SIGTERM, or when the terminal or npm is gone); `endNow` is called at the second. */
export function listenForInterruption(endNow: () => void): AbortSignal {
  const controller = new AbortController()
  let firstAt = 0
  const heard = () => {
    if (!controller.signal.aborted) {
      firstAt = Date.now()
      controller.abort(new DOMException('Stopped by the person', 'AbortError'))
    } else if (Date.now() - firstAt > SAME_KEYPRESS_MS) endNow()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard)
  if (process.env.npm_lifecycle_event) whenParentIsGone(heard)
  return controller.signal
}

/** A SIGTERM to npm ends npm and its shell, and reaches nobody below them. */
function whenParentIsGone(heard: () => void): void {
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    heard()
  }, LOOK_FOR_PARENT_EVERY_MS)
  look.unref()
}
