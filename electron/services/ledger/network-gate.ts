// The gate of a process: nothing in it reaches another machine, but for what is let through by name while a person's wish is
// carried out. A dependency that tries, now or after an update, is
// refused before a byte leaves, and the attempt is told. Native code is not held by it; the engine's makes no calls.
import dgram from 'node:dgram'
import dns from 'node:dns'
import { isIP, Socket } from 'node:net'

/** Told of whom this process tried to reach: `example.org:443`, or the name that was to be looked up. */
export type OnRefusal = (destination: string) => void

const NAMES_OF_THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3}|0\.0\.0\.0|::)$/i

/** Whether an address or a name is this machine itself. Nothing named means this machine to Node. */
export function isThisMachine(host: string | null | undefined): boolean {
  return host === null || host === undefined || host === '' || NAMES_OF_THIS_MACHINE.test(host)
}

/** `host:port` → how many have asked that it be let through. */
const letThroughNow = new Map<string, number>()

/** Lets this process reach one `host:port`, and look up its name, until the returned function is called. */
export function letThrough(destination: string): () => void {
  const key = destination.toLowerCase()
  letThroughNow.set(key, (letThroughNow.get(key) ?? 0) + 1)
  let isOver = false
  return () => {
    if (isOver) return
    isOver = true
    const left = (letThroughNow.get(key) ?? 1) - 1
    if (left === 0) letThroughNow.delete(key)
    else letThroughNow.set(key, left)
  }
}

function isLetThrough(destination: string): boolean {
  return letThroughNow.has(destination.toLowerCase())
}

function mayBeLookedUp(host: string): boolean {
  const name = host.toLowerCase()
  return [...letThroughNow.keys()].some((destination) => destination.slice(0, destination.lastIndexOf(':')) === name)
}

interface Target {
  host: string | undefined
  port: string
  /** A socket in the file system, or a pipe. */
  local: boolean
}

/** `Socket.connect` takes (options), (port, host), (path), or the list that `net.connect` has made of these. */
function targetOf(args: unknown[]): Target {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  if (typeof first === 'object' && first !== null) {
    const { host, port, path } = first as { host?: string; port?: number | string; path?: string }
    return { host, port: String(port ?? ''), local: typeof path === 'string' && port === undefined }
  }
  const isPath = typeof first === 'string' && !/^\d+$/.test(first)
  return { host: typeof second === 'string' ? second : undefined, port: String(first ?? ''), local: isPath }
}

class NetworkRefusedError extends Error {
  readonly code = 'ENETUNREACH'
  constructor(destination: string) {
    super(`Whereabouts works offline: the connection to ${destination} was refused before anything was sent.`)
  }
}

/** Closes the gate of this process for as long as it lives. */
export function closeNetworkGate(onRefusal: OnRefusal): void {
  const refused = (destination: string) => {
    onRefusal(destination)
    return new NetworkRefusedError(destination)
  }

  const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket
  Socket.prototype.connect = function connectHere(this: Socket, ...args: unknown[]) {
    const { host, port, local } = targetOf(args)
    if (local || isThisMachine(host) || isLetThrough(`${host}:${port}`)) return connect.apply(this, args)
    const error = refused(`${host}:${port}`)
    process.nextTick(() => this.destroy(error))
    return this
  } as typeof Socket.prototype.connect

  const send = dgram.Socket.prototype.send as (this: dgram.Socket, ...args: unknown[]) => void
  dgram.Socket.prototype.send = function sendHere(this: dgram.Socket, ...args: unknown[]) {
    const address = args.findLast((argument) => typeof argument === 'string' && (isIP(argument) > 0 || argument.includes('.')))
    if (isThisMachine(address as string | undefined)) return send.apply(this, args)
    const error = refused(String(address))
    process.nextTick(() => this.emit('error', error))
  } as typeof dgram.Socket.prototype.send

  // Looking up a name tells a stranger which one: it is a departure of its own.
  for (const resolver of [dns, dns.promises]) {
    const functions = resolver as unknown as Record<string, unknown>
    for (const name of Object.keys(functions).filter((key) => /^(lookup|resolve\w*|reverse)$/.test(key))) {
      const original = functions[name]
      if (typeof original !== 'function') continue
      functions[name] = function lookUpHere(this: unknown, host: string, ...rest: unknown[]) {
        if (isThisMachine(host) || isIP(host) > 0 || mayBeLookedUp(host)) return original.call(this, host, ...rest)
        const error = refused(host)
        const callback = rest.findLast((argument) => typeof argument === 'function') as ((error: Error) => void) | undefined
        if (!callback) return Promise.reject(error)
        process.nextTick(callback, error)
      }
    }
  }
}
