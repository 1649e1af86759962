import { connection } from './connection.ts'

const RESUBSCRIBE_AFTER_MS = 1000

export interface FollowOptions<Event> {
  subscribe: (signal: AbortSignal) => Promise<AsyncIterable<Event>>
  onEvent: (event: Event) => void
  /** After each (re)subscription: what happened meanwhile was missed and must be fetched. */
  onSubscribed?: () => void
}

function untilOpen(signal: AbortSignal): Promise<void> {
  if (connection.getState().phase === 'open' || signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const unsubscribe = connection.subscribe((now) => {
      if (now.phase === 'open') finish()
    })
    const finish = () => {
      unsubscribe()
      signal.removeEventListener('abort', finish)
      resolve()
    }
    signal.addEventListener('abort', finish)
  })
}

/** Follows a stream of events across lost connections until the returned function is called. */
export function follow<Event>({ subscribe, onEvent, onSubscribed }: FollowOptions<Event>): () => void {
  const controller = new AbortController()
  const { signal } = controller
  const run = async () => {
    while (!signal.aborted) {
      await untilOpen(signal)
      if (signal.aborted) return
      try {
        const events = await subscribe(signal)
        onSubscribed?.()
        for await (const event of events) onEvent(event)
      } catch (error) {
        // The line's loss is shown by the connection's own state; anything else belongs in the console of whoever looks.
        if (!signal.aborted && connection.getState().phase === 'open') console.warn('A stream of events ended early.', error)
      }
      await new Promise((resolve) => setTimeout(resolve, RESUBSCRIBE_AFTER_MS))
    }
  }
  void run()
  return () => controller.abort()
}
