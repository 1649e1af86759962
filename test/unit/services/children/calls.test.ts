import { describe, expect, it } from 'vitest'
import { ChildCaller, type FromChild, type ToChild } from '../../../../electron/services/children/calls.ts'
import type { ChildExit, ChildLine } from '../../../../electron/services/children/line.ts'
import { type ChildHandlers, serveParent } from '../../../../electron/services/children/serve.ts'

type Counting = { count: { params: number; event: number; result: string } }

/** Counts to `params`, an event a turn of the loop, and stops when it is cancelled. */
const handlers: ChildHandlers<Counting> = {
  count: async (to, { signal, emit }) => {
    for (let number = 1; number <= to; number++) {
      signal.throwIfAborted()
      emit(number)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return 'done'
  },
}

/** A child in this process: both ends of the line, and what goes over it. */
function childHere(served: ChildHandlers<Counting> = handlers) {
  const posted: ToChild[] = []
  let killed = 0
  const open = (): ChildLine => {
    let toChild = (_: ToChild) => {}
    let toParent = (_: FromChild) => {}
    let onExit = (_: ChildExit) => {}
    serveParent<Counting>(
      {
        post: (message) => setImmediate(() => toParent(message)),
        onMessage: (listener) => {
          toChild = listener
        },
      },
      served,
    )
    return {
      pid: 1,
      post: (message) => {
        posted.push(message as ToChild)
        setImmediate(() => toChild(message as ToChild))
      },
      onMessage: (listener) => {
        toParent = listener
      },
      onExit: (listener) => {
        onExit = listener
      },
      kill: () => {
        killed++
        onExit({ reason: 'killed', code: null, signal: 'SIGKILL', lastWords: '' })
      },
    }
  }
  const caller = new ChildCaller<Counting>({
    open,
    problemOfDeath: ({ reason }) => ({ code: 'child-died', message: reason, remedy: 'none' }),
    cancelGraceMs: 20,
  })
  return { caller, posted, killed: () => killed }
}

describe('calls of a child', () => {
  it('report on the way and end with a result', async () => {
    const { caller } = childHere()
    const heard: number[] = []
    expect(await caller.call('count', 3, { onEvent: (number) => heard.push(number) })).toBe('done')
    expect(heard).toEqual([1, 2, 3])
  })

  it('are stopped by what their listener throws, and fail with it', async () => {
    const { caller, posted, killed } = childHere()
    const full = new Error('the disk is full')
    const heard: number[] = []
    const call = caller.call('count', 1000, {
      onEvent: (number) => {
        heard.push(number)
        if (number === 2) throw full
      },
    })
    await expect(call).rejects.toBe(full)
    expect(heard).toEqual([1, 2])
    expect(posted.filter((message) => 'cancel' in message)).toHaveLength(1)
    expect(killed()).toBe(0)
    expect(await caller.call('count', 1)).toBe('done')
  })

  it('fail with what their listener threw even where the child was done by then', async () => {
    const { caller } = childHere()
    const full = new Error('the disk is full')
    const call = caller.call('count', 1, {
      onEvent: () => {
        throw full
      },
    })
    await expect(call).rejects.toBe(full)
  })

  it('fail with the reason of their cancellation', async () => {
    const { caller } = childHere()
    const controller = new AbortController()
    const call = caller.call('count', 1000, { signal: controller.signal, onEvent: () => controller.abort('enough') })
    await expect(call).rejects.toBe('enough')
  })

  it('that do not stop when asked are ended by force, and the next call starts the child anew', async () => {
    let deaf = true
    const { caller, killed } = childHere({
      count: (to, context) => (deaf ? new Promise(() => context.emit(1)) : handlers.count(to, context)),
    })
    const controller = new AbortController()
    const call = caller.call('count', 1, { signal: controller.signal, onEvent: () => controller.abort('enough') })
    await expect(call).rejects.toBe('enough')
    expect(killed()).toBe(1)
    deaf = false
    expect(await caller.call('count', 1)).toBe('done')
  })

  it('under way when the child dies are rejected with what its death means', async () => {
    const { caller } = childHere()
    const call = caller.call('count', 1000, { onEvent: () => caller.close() })
    await expect(call).rejects.toMatchObject({ problem: { code: 'child-died', message: 'killed' } })
  })
})
