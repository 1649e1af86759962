// The child's side of the calls.
import { problemOf } from '../../core/problem.ts'
import type { ChildProtocol, FromChild, ToChild } from './calls.ts'

export interface CallContext<Event> {
  signal: AbortSignal
  emit: (event: Event) => void
}

export type ChildHandlers<Protocol extends ChildProtocol> = {
  [Method in keyof Protocol]: (
    params: Protocol[Method]['params'],
    context: CallContext<Protocol[Method]['event']>,
  ) => Promise<Protocol[Method]['result']> | Protocol[Method]['result']
}

/** How a child talks to the process that opened it. */
export interface ParentLine {
  post(message: FromChild): void
  onMessage(listener: (message: ToChild) => void): void
}

/** Answers the parent's calls until the process ends. */
export function serveParent<Protocol extends ChildProtocol>(parent: ParentLine, handlers: ChildHandlers<Protocol>): void {
  const underWay = new Map<number, AbortController>()
  parent.onMessage((message) => {
    if ('cancel' in message) underWay.get(message.cancel)?.abort(new DOMException('Cancelled', 'AbortError'))
    else void answer(message)
  })

  async function answer({ call, method, params }: Extract<ToChild, { method: string }>): Promise<void> {
    const controller = new AbortController()
    underWay.set(call, controller)
    try {
      const handler = handlers[method as keyof Protocol]
      if (!handler) throw new Error(`No such method: ${method}`)
      const result = await handler(params as never, { signal: controller.signal, emit: (event) => parent.post({ call, event }) })
      parent.post({ call, result })
    } catch (error) {
      parent.post(failure(call, error, controller.signal))
    } finally {
      underWay.delete(call)
    }
  }
}

function failure(call: number, error: unknown, signal: AbortSignal): FromChild {
  if (signal.aborted) return { call, cancelled: true }
  const problem = problemOf(error)
  return problem ? { call, problem } : { call, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
