import { MessageChannelMain, type WebContents } from 'electron'
import type { FromShell, ShellQuestion, ToShell } from '../contract/desktop.ts'
import { CHANNELS } from '../contract/desktop-bridge.ts'
import { usableGpu } from './usable-gpu.ts'
import { startProcess, UtilityChildren } from './utility-children.ts'

export interface WorkbenchProcess {
  /** Where it serves the page and its files; never settles when the process ends before it could say. */
  pipe: Promise<string>
  /** Resolves with the last of what it said when the process is gone. Never rejects. */
  ended: Promise<string>
  /** Gives the page a line to it. */
  connect(page: WebContents): void
  /** Asks it to close its library and end; by force after a while. */
  stop(): Promise<void>
}

export interface WorkbenchProcessOptions {
  /** Finds the built entry of a process, such as `hosts/desktop.js`. */
  processOf: (name: string) => string
  args: readonly string[]
  onBusy: (busy: boolean) => void
  /** Does what only the shell can do. */
  answer: (question: ShellQuestion, signal: AbortSignal) => Promise<Uint8Array | string | null>
}

const STOP_PATIENCE_MS = 8000

/** The process that owns the library. The shell starts it, relays its ports, and starts the children that it asks for. */
export function startWorkbench({ processOf, args, onBusy, answer }: WorkbenchProcessOptions): WorkbenchProcess {
  const { process: workbench, lastWords } = startProcess(processOf('hosts/desktop.js'), 'workbench', args)
  const children = new UtilityChildren()
  const asked = new Map<number, AbortController>()
  let gpu: Promise<string> | null = null
  const ready = Promise.withResolvers<string>()
  const post = (message: FromShell) => workbench.postMessage(message)

  workbench.on('message', (message: ToShell) => {
    if (message.type === 'ready') ready.resolve(message.pipe)
    else if (message.type === 'busy') onBusy(message.busy)
    else if (message.type === 'kill-child') children.kill(message.id)
    else if (message.type === 'withdraw') asked.get(message.id)?.abort()
    else if (message.type === 'ask') void reply(message.id, message.question)
    else void openChild(message.id, message.kind)
  })

  async function openChild(id: number, kind: string): Promise<void> {
    // A name, not a path: what stands elsewhere is never started.
    if (!/^[a-z]+$/.test(kind)) throw new Error(`The workbench asked for a process called ${kind}.`)
    gpu ??= kind === 'engine' ? usableGpu(processOf('processes/gpu-probe.js')) : null
    const environment: Record<string, string> =
      kind === 'engine' && !process.env.WHEREABOUTS_GPU ? { WHEREABOUTS_GPU: (await gpu) ?? 'off' } : {}
    children.open(
      id,
      processOf(`processes/${kind}.js`),
      { name: kind, environment },
      {
        onOpened: (pid, port) => workbench.postMessage({ type: 'child-opened', id, pid } satisfies FromShell, [port]),
        onEnd: (end) => post({ type: 'child-ended', id, end }),
      },
    )
  }

  async function reply(id: number, question: ShellQuestion): Promise<void> {
    const controller = new AbortController()
    asked.set(id, controller)
    try {
      post({ type: 'answer', id, answer: await answer(question, controller.signal) })
    } catch (error) {
      post({ type: 'refusal', id, message: error instanceof Error ? error.message : String(error) })
    } finally {
      asked.delete(id)
    }
  }

  const ended = new Promise<string>((resolve) => {
    workbench.once('exit', () => {
      children.killAll()
      onBusy(false)
      resolve(lastWords().trim())
    })
  })

  return {
    pipe: ready.promise,
    ended,
    connect(page) {
      const { port1, port2 } = new MessageChannelMain()
      workbench.postMessage({ type: 'page' } satisfies FromShell, [port1])
      page.postMessage(CHANNELS.port, null, [port2])
    },
    async stop() {
      post({ type: 'close' })
      const force = setTimeout(() => workbench.kill(), STOP_PATIENCE_MS)
      await ended
      clearTimeout(force)
    },
  }
}
