// A child's line to whoever opened it: Node's own channel for a forked process, a port for one that the desktop shell
// has started.
import type { ChildRefusal } from '../ledger/child-refusal.ts'
import type { FromChild } from './calls.ts'
import type { ParentLine } from './serve.ts'
import { type PortOfProcess, portsFromShell } from './shell-port.ts'

interface ProcessLine extends ParentLine {
  post(message: FromChild | ChildRefusal): void
}

/** The child ends when its parent is gone, so that no model stays in memory. */
export function parentLine(): ProcessLine {
  const shell = portsFromShell()
  return shell ? lineOverPort(shell) : lineOfFork()
}

function lineOfFork(): ProcessLine {
  process.on('disconnect', () => process.exit(0))
  return {
    post: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', (message) => listener(message as Parameters<typeof listener>[0])),
  }
}

/** The port comes with the shell's first message. */
function lineOverPort(shell: PortOfProcess): ProcessLine {
  const opened = Promise.withResolvers<PortOfProcess>()
  shell.on('message', ({ ports: [port] }) => {
    if (port) opened.resolve(port)
  })
  return {
    post: (message) => void opened.promise.then((port) => port.postMessage(message)),
    onMessage: (listener) =>
      void opened.promise.then((port) => {
        port.on('message', ({ data }) => listener(data as Parameters<typeof listener>[0]))
        port.on('close', () => process.exit(0))
        port.start?.()
      }),
  }
}
