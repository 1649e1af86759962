import { fork } from 'node:child_process'
import { isChildRefusal } from '../ledger/child-refusal.ts'
import type { OnRefusal } from '../ledger/network-gate.ts'
import type { ChildExit, ChildKind, ChildLine } from './line.ts'
import { ownFile } from './own-file.ts'

const LAST_WORDS_BYTES = 8192

/**
 * Opens a child as a plain Node process that runs `electron/processes/<kind>.ts`. `onRefusal` is told of whom it tried
 * to reach over the network.
 */
export function openNodeChild(kind: ChildKind, onRefusal: OnRefusal = () => {}): ChildLine {
  const entry = ownFile(`../../processes/${kind}`, import.meta.url)
  // Advanced serialization carries typed arrays as bytes instead of JSON. Signals of the terminal go to the
  // parent alone (detached), which then ends its children in order.
  const child = fork(entry, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  })
  let lastWords = ''
  child.stderr?.setEncoding('utf8')
  child.stderr?.on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS_BYTES)
  })

  let ended: ChildExit | null = null
  const exitListeners: ((exit: ChildExit) => void)[] = []
  const end = (exit: ChildExit) => {
    if (ended) return
    ended = exit
    for (const listener of exitListeners) listener(exit)
  }
  child.on('error', (error) => end({ reason: 'crashed', code: null, signal: null, lastWords: `${lastWords}${error.message}` }))
  child.on('close', (code, signal) => end({ reason: exitReason(code, signal), code, signal, lastWords }))

  return {
    pid: child.pid,
    post: (message) => {
      // A message to a child that has just died is answered by its exit.
      if (child.connected) child.send(message as object, () => {})
    },
    onMessage: (listener) =>
      child.on('message', (message) => {
        if (isChildRefusal(message)) onRefusal(message.refused)
        else listener(message)
      }),
    onExit: (listener) => {
      if (ended) listener(ended)
      else exitListeners.push(listener)
    },
    kill: () => child.kill('SIGKILL'),
  }
}

function exitReason(code: number | null, signal: string | null): ChildExit['reason'] {
  if (signal === 'SIGKILL' || signal === 'SIGTERM') return 'killed'
  return code === 0 ? 'exited' : 'crashed'
}
