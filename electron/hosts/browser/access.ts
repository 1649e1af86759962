// Who may speak to the page's server: a browser that was given a secret by the terminal, under a name of this machine.
// The Host header is checked against names rebound to 127.0.0.1 by a hostile site, the Origin against other pages.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const ONE_TIME_LIFE_MS = 120_000

export type Refusal = 'wrong-host' | 'wrong-origin' | 'no-session'

export class Access {
  readonly #port: number
  readonly #session = secret()
  /** Printed in the terminal, which only its owner reads: good for as long as the host runs. */
  readonly #printedToken = secret()
  /** On a command line, which every user of the machine may read: good once and for a short time. */
  readonly #oneTimeTokens = new Map<string, number>()

  constructor(port: number) {
    this.#port = port
  }

  printedAddress(): string {
    return `http://127.0.0.1:${this.#port}/?token=${this.#printedToken}`
  }

  oneTimeAddress(now = Date.now()): string {
    const token = secret()
    this.#oneTimeTokens.set(token, now + ONE_TIME_LIFE_MS)
    return `http://127.0.0.1:${this.#port}/?token=${token}`
  }

  /** The cookie that a valid token is exchanged for, or null. */
  exchange(token: string, now = Date.now()): string | null {
    const lastMoment = this.#oneTimeTokens.get(token)
    this.#oneTimeTokens.delete(token)
    const valid = equalSecrets(token, this.#printedToken) || (lastMoment !== undefined && now <= lastMoment)
    return valid ? `${this.#cookieName}=${this.#session}; Path=/; HttpOnly; SameSite=Strict` : null
  }

  /** Null where the request may be answered. */
  refusal(request: IncomingMessage): Refusal | null {
    const early = this.refusalBeforeSession(request)
    if (early) return early
    const session = cookieValue(request.headers.cookie ?? '', this.#cookieName)
    return session !== null && equalSecrets(session, this.#session) ? null : 'no-session'
  }

  /** The part of the check that comes before a token may be exchanged. */
  refusalBeforeSession(request: IncomingMessage): Refusal | null {
    const { host, origin } = request.headers
    if (!host || !this.#hosts.includes(host)) return 'wrong-host'
    // A browser leaves the Origin out of plain navigation and loading only; whatever writes or upgrades must name it.
    const mayLackOrigin = (request.method === 'GET' || request.method === 'HEAD') && request.headers.upgrade === undefined
    if (origin === undefined) return mayLackOrigin ? null : 'wrong-origin'
    return origin === `http://${host}` ? null : 'wrong-origin'
  }

  get #hosts(): string[] {
    return ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${this.#port}`)
  }

  /** Cookies are shared by all ports of a host: the name keeps two libraries, open side by side, apart. */
  get #cookieName(): string {
    return `whereabouts-${this.#port}`
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

function equalSecrets(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function cookieValue(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value !== undefined) return value
  }
  return null
}
