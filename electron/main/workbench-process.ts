import { fork } from 'node:child_process'
import { join } from 'node:path'

const LAST_WORDS_CHARACTERS = 2000

export interface WorkbenchProcess {
  /** Where the page is, or null when the process ended before it could say. */
  address: Promise<string | null>
  /** Resolves with the last of what it said when the process is gone. Never rejects. */
  ended: Promise<string>
  /** Asks it to close its library and end. */
  stop(): void
}

/**
 * Runs `electron/hosts/desktop.ts` on the Node that set everything up (WHEREABOUTS_NODE): it runs TypeScript as it
 * stands and has the same native modules as the other hosts. Electron's own utility process does not fork children.
 */
export function startWorkbench(env: NodeJS.ProcessEnv): WorkbenchProcess {
  const { WHEREABOUTS_ROOT: root, WHEREABOUTS_NODE: node } = env
  if (!root || !node) throw new Error('The desktop program is opened with `npm start`, which says where everything is.')
  const child = fork(join(root, 'electron', 'hosts', 'desktop.ts'), { execPath: node, env, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] })
  let lastWords = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text)
    lastWords = (lastWords + text).slice(-LAST_WORDS_CHARACTERS)
  })
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', () => resolve(lastWords.trim()))
  })
  const said = new Promise<string>((resolve) => {
    child.on('message', (message: { address: string }) => resolve(message.address))
  })
  return { address: Promise.race([said, ended.then(() => null)]), ended, stop: () => child.kill('SIGTERM') }
}
