// Which addresses a download may go to.
import { downloadProblem } from './download-problem.ts'

export const HUB_ADDRESS = 'https://huggingface.co'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i

export const isLoopback = ({ hostname }: URL): boolean => LOOPBACK.test(hostname)

/** The hub's or a mirror's base address. Throws `download-address-refused`: plain http away from this machine, passwords in it. */
export function baseAddress(text: string): URL {
  const url = URL.parse(text.endsWith('/') ? text : `${text}/`)
  if (!url) throw refused('This is no address', text)
  refuseUnsafe(url)
  if (url.search || url.hash) throw refused('An address of the hub ends before any “?” or “#”', hostOf(url))
  return url
}

/** A proxy's address, user and password included. Throws `download-address-refused`. */
export function proxyAddress(text: string): URL {
  const url = URL.parse(text)
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '') return url
  throw downloadProblem('download-address-refused', 'The proxy’s address begins with neither http:// nor https://.', {})
}

/** Where an answer sends us on to. Throws `download-address-refused`; a stranger may not send us to this machine itself. */
export function nextAddress(location: string, from: URL): URL {
  const url = URL.parse(location, from.href)
  if (!url) throw refused('We were sent on to what is no address', hostOf(from))
  refuseUnsafe(url)
  if (isLoopback(url) && !isLoopback(from)) throw refused('We were sent on to this computer itself', hostOf(from))
  return url
}

function refuseUnsafe(url: URL): void {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
    throw refused('The address is not secure', hostOf(url))
  }
  if (url.username || url.password) throw refused('The address holds a user or a password', hostOf(url))
}

/** `host:port`, as the network ledger names who was reached. */
export function hostOf(url: URL): string {
  const port = url.port || (url.protocol === 'http:' ? '80' : '443')
  return `${url.hostname.replace(/^\[|\]$/g, '')}:${port}`
}

function refused(what: string, address: string) {
  return downloadProblem('download-address-refused', `${what}: ${address}.`, { address })
}
