import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import type { ChildEnd } from '../contract/desktop.ts'

const LAST_WORDS_CHARACTERS = 8192

export interface StartedProcess {
  process: UtilityProcess
  /** The last of what it wrote to stderr. */
  lastWords(): string
}

/** Starts a Node process of Electron's own kind; it outlives no window and shares no memory with the page. */
export function startProcess(
  entry: string,
  name: string,
  args: readonly string[] = [],
  environment: Record<string, string> = {},
): StartedProcess {
  const child = utilityProcess.fork(entry, [...args], {
    serviceName: `Whereabouts ${name}`,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...environment },
  })
  let lastWords = ''
  child.stderr?.on('data', (data: Buffer) => {
    process.stderr.write(data)
    lastWords = (lastWords + data.toString('utf8')).slice(-LAST_WORDS_CHARACTERS)
  })
  return { process: child, lastWords: () => lastWords }
}

/** The workbench's children: a utility process cannot fork, so the shell starts them and hands over the line. */
export class UtilityChildren {
  /** Killed before they were there. */
  readonly #unwanted = new Set<number>()
  readonly #children = new Map<number, { started: StartedProcess; killed: boolean }>()

  /** `onOpened` gets the workbench's end of the line; `onEnd` is told once, however the child ended. */
  open(
    id: number,
    entry: string,
    { name, environment }: { name: string; environment: Record<string, string> },
    { onOpened, onEnd }: { onOpened: (pid: number | null, port: MessagePortMain) => void; onEnd: (end: ChildEnd) => void },
  ): void {
    const started = startProcess(entry, name, [], environment)
    const child = { started, killed: this.#unwanted.delete(id) }
    if (child.killed) started.process.kill()
    this.#children.set(id, child)
    const { port1, port2 } = new MessageChannelMain()
    started.process.once('spawn', () => {
      started.process.postMessage({ type: 'parent' }, [port1])
      onOpened(started.process.pid ?? null, port2)
    })
    started.process.once('exit', (code) => {
      this.#children.delete(id)
      onEnd({ code, killed: child.killed, lastWords: started.lastWords() })
    })
  }

  kill(id: number): void {
    const child = this.#children.get(id)
    if (!child) {
      this.#unwanted.add(id)
      return
    }
    child.killed = true
    child.started.process.kill()
  }

  killAll(): void {
    for (const id of this.#children.keys()) this.kill(id)
  }
}
