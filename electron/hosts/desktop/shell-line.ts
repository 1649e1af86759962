// The workbench process's line to the desktop shell.
import type { ChildEnd, FromShell, ShellQuestion, ToShell } from '../../contract/desktop.ts'
import type { ChildExit, ChildLine, OpenChild } from '../../services/children/line.ts'
import type { PortOfProcess } from '../../services/children/shell-port.ts'
import { isChildRefusal } from '../../services/ledger/child-refusal.ts'

export interface ShellLine {
  /** Where the page is served. */
  ready(pipe: string): void
  busy(busy: boolean): void
  openChild: OpenChild
  /** What only the shell can do. Rejects with its words, or with the signal's reason. */
  ask(question: ShellQuestion, signal?: AbortSignal): Promise<Uint8Array | string | null>
}

export interface ShellLineOptions {
  onPage: (port: PortOfProcess) => void
  onClose: () => void
  onRefusal: (destination: string, by: string) => void
}

export function openShellLine(shell: PortOfProcess, { onPage, onClose, onRefusal }: ShellLineOptions): ShellLine {
  const children = new Map<number, { opened(pid: number | undefined, port: PortOfProcess): void; ended(end: ChildEnd): void }>()
  const asked = new Map<number, { resolve: (answer: Uint8Array | string | null) => void; reject: (error: Error) => void }>()
  let lastId = 0
  const post = (message: ToShell) => shell.postMessage(message)

  shell.on('message', ({ data, ports: [port] }) => {
    const message = data as FromShell
    if (message.type === 'page' && port) onPage(port)
    else if (message.type === 'child-opened' && port) children.get(message.id)?.opened(message.pid ?? undefined, port)
    else if (message.type === 'child-ended') children.get(message.id)?.ended(message.end)
    else if (message.type === 'answer') asked.get(message.id)?.resolve(message.answer)
    else if (message.type === 'refusal') asked.get(message.id)?.reject(new Error(message.message))
    else if (message.type === 'close') onClose()
  })

  function openChild(kind: Parameters<OpenChild>[0]): ChildLine {
    lastId += 1
    const id = lastId
    let pid: number | undefined
    let line: PortOfProcess | null = null
    let exit: ChildExit | null = null
    const unsent: unknown[] = []
    const messageListeners: ((message: unknown) => void)[] = []
    const exitListeners: ((exit: ChildExit) => void)[] = []
    children.set(id, {
      opened(openedPid, port) {
        pid = openedPid
        line = port
        port.on('message', ({ data }) => {
          if (isChildRefusal(data)) onRefusal(data.refused, `${kind} process`)
          else for (const listener of messageListeners) listener(data)
        })
        port.start?.()
        for (const message of unsent.splice(0)) port.postMessage(message)
      },
      ended(end) {
        children.delete(id)
        exit = exitOf(end)
        for (const listener of exitListeners) listener(exit)
      },
    })
    post({ type: 'open-child', id, kind })
    return {
      get pid() {
        return pid
      },
      post: (message) => {
        if (line) line.postMessage(message)
        else unsent.push(message)
      },
      onMessage: (listener) => void messageListeners.push(listener),
      onExit: (listener) => {
        if (exit) listener(exit)
        else exitListeners.push(listener)
      },
      kill: () => post({ type: 'kill-child', id }),
    }
  }

  async function ask(question: ShellQuestion, signal?: AbortSignal): Promise<Uint8Array | string | null> {
    signal?.throwIfAborted()
    lastId += 1
    const id = lastId
    const withdraw = () => post({ type: 'withdraw', id })
    signal?.addEventListener('abort', withdraw)
    try {
      return await new Promise((resolve, reject) => {
        asked.set(id, { resolve, reject })
        post({ type: 'ask', id, question })
      })
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      asked.delete(id)
      signal?.removeEventListener('abort', withdraw)
    }
  }

  return { ready: (pipe) => post({ type: 'ready', pipe }), busy: (busy) => post({ type: 'busy', busy }), openChild, ask }
}

function exitOf({ code, killed, lastWords }: ChildEnd): ChildExit {
  const reason = killed ? 'killed' : code === 0 ? 'exited' : 'crashed'
  return { reason, code, signal: killed ? 'SIGTERM' : null, lastWords }
}
