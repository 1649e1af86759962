// Calls over a child's line: request, events, one result; cancellation first by asking, then by force.
import type { Problem } from '../../contract/problem.ts'
import { ProblemError } from '../../core/problem.ts'
import type { ChildExit, ChildLine } from './line.ts'

/** method → what goes in, what is reported on the way, what comes out. */
export type ChildProtocol = Record<string, { params: unknown; event: unknown; result: unknown }>

export type ToChild = { call: number; method: string; params: unknown } | { cancel: number }
export type FromChild =
  | { call: number; event: unknown }
  | { call: number; result: unknown }
  | { call: number; problem: Problem }
  /** A bug in the child: its message is for the log. */
  | { call: number; bug: string }
  | { call: number; cancelled: true }

export interface ChildCallOptions<Event> {
  signal?: AbortSignal
  onEvent?: (event: Event) => void
}

interface PendingCall {
  resolve: (value: unknown) => void
  reject: (error: Error) => void
  /** Never throws: what its listener throws stops the call and becomes its failure. */
  onEvent: (event: unknown) => void
  settle: () => void
}

/** A child that is started when first called and again after it died. Its death rejects what was under way. */
export class ChildCaller<Protocol extends ChildProtocol> {
  readonly #open: () => ChildLine
  readonly #problemOfDeath: (exit: ChildExit) => Problem
  readonly #cancelGraceMs: number
  readonly #pending = new Map<number, PendingCall>()
  #line: ChildLine | null = null
  #nextCall = 1

  /** `cancelGraceMs`: how long a cancelled call may take to stop before the child is killed. */
  constructor(options: { open: () => ChildLine; problemOfDeath: (exit: ChildExit) => Problem; cancelGraceMs: number }) {
    this.#open = options.open
    this.#problemOfDeath = options.problemOfDeath
    this.#cancelGraceMs = options.cancelGraceMs
  }

  /** Process id of the child while it lives; for tests and for the log. */
  get pid(): number | undefined {
    return this.#line?.pid
  }

  /**
   * Rejects with `ProblemError` for expected failures (the child's death included), with the signal's reason when
   * cancelled, and with what `onEvent` throws, which stops the call.
   */
  call<Method extends keyof Protocol & string>(
    method: Method,
    params: Protocol[Method]['params'],
    options: ChildCallOptions<Protocol[Method]['event']> = {},
  ): Promise<Protocol[Method]['result']> {
    const { signal, onEvent } = options
    if (signal?.aborted) return Promise.reject(signal.reason)
    const line = this.#ensureLine()
    const call = this.#nextCall++
    return new Promise((resolve, reject) => {
      let force: NodeJS.Timeout | undefined
      let unheard: { because: unknown } | null = null
      const cancel = () => {
        if (force) return
        line.post({ cancel: call } satisfies ToChild)
        force = setTimeout(() => line.kill(), this.#cancelGraceMs)
      }
      signal?.addEventListener('abort', cancel, { once: true })
      this.#pending.set(call, {
        resolve: (value) => (unheard ? reject(unheard.because) : resolve(value)),
        reject: (error) => reject(signal?.aborted ? signal.reason : unheard ? unheard.because : error),
        onEvent: (event) => {
          if (unheard) return
          try {
            onEvent?.(event as Protocol[Method]['event'])
          } catch (because) {
            unheard = { because }
            cancel()
          }
        },
        settle: () => {
          clearTimeout(force)
          signal?.removeEventListener('abort', cancel)
        },
      })
      line.post({ call, method, params } satisfies ToChild)
    })
  }

  /** Ends the child; calls under way are rejected. */
  close(): void {
    this.#line?.kill()
  }

  #ensureLine(): ChildLine {
    if (this.#line) return this.#line
    const line = this.#open()
    this.#line = line
    line.onMessage((message) => this.#receive(message as FromChild))
    line.onExit((exit) => {
      if (this.#line === line) this.#line = null
      const error = new ProblemError(this.#problemOfDeath(exit))
      for (const call of [...this.#pending.keys()]) this.#settle(call)?.reject(error)
    })
    return line
  }

  #receive(message: FromChild): void {
    if ('event' in message) {
      this.#pending.get(message.call)?.onEvent(message.event)
      return
    }
    const pending = this.#settle(message.call)
    if (!pending) return
    if ('result' in message) pending.resolve(message.result)
    else if ('problem' in message) pending.reject(new ProblemError(message.problem))
    else if ('cancelled' in message) pending.reject(new DOMException('Cancelled', 'AbortError'))
    else pending.reject(new Error(message.bug))
  }

  #settle(call: number): PendingCall | undefined {
    const pending = this.#pending.get(call)
    this.#pending.delete(call)
    pending?.settle()
    return pending
  }
}
