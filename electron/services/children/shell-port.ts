// The part of Electron's ports that is used in its Node processes. Named here, because services know no Electron.

export interface PortMessage {
  data: unknown
  ports: PortOfProcess[]
}

export interface PortOfProcess {
  postMessage(message: unknown, transfer?: PortOfProcess[]): void
  on(event: 'message', listener: (message: PortMessage) => void): unknown
  on(event: 'close', listener: () => void): unknown
  /** Messages wait until it is called; the port of the process itself needs no start. */
  start?(): void
}

/** The line to the desktop shell; null in a process that Node itself has started. */
export function portsFromShell(): PortOfProcess | null {
  return (process as { parentPort?: PortOfProcess }).parentPort ?? null
}
