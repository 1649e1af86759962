import { downloadProblem } from './download-problem.ts'

/** A failure that may pass by itself: a dropped connection, a server that has too much to do. */
export class TransportFault extends Error {
  /** How long the other side asked to be left alone; null where it did not say. */
  readonly retryAfterMs: number | null

  constructor(what: string, retryAfterMs: number | null = null, options?: ErrorOptions) {
    super(what, options)
    this.name = 'TransportFault'
    this.retryAfterMs = retryAfterMs
  }
}

const CERTIFICATE = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(VERIFY|GET_ISSUER)|HOSTNAME_MISMATCH)/
const OF_THE_NETWORK =
  /^(E(AI_\w+|CONNABORTED|CONNREFUSED|CONNRESET|HOSTDOWN|HOSTUNREACH|NETDOWN|NETUNREACH|NOTFOUND|PIPE|PROTO|TIMEDOUT)|UND_ERR_\w+|HPE_\w+|ERR_SSL_\w+)$/
const WAIT_AND_ASK_AGAIN = new Set([408, 425, 429, 500, 502, 503, 504, 520, 522, 524])

/**
 * What an error of the network means: a `TransportFault` where trying again may help, the problem `download-certificate`
 * where it will not. Anything else comes back as it is.
 */
export function asFault(error: unknown): unknown {
  const codes = codesOf(error)
  const certificate = codes.find((code) => CERTIFICATE.test(code))
  if (certificate) {
    return downloadProblem(
      'download-certificate',
      'The other side could not prove who it is, so nothing was fetched from it.',
      { reason: certificate },
      { cause: error },
    )
  }
  const code = codes.find((found) => OF_THE_NETWORK.test(found))
  return code ? new TransportFault(code, null, { cause: error }) : error
}

/** Several addresses of one name that all failed come as one error with a list. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const inner = error instanceof AggregateError ? error.errors : []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  return [...own, ...[...inner, error.cause].flatMap(codesOf)]
}

/** Throws what a status other than the hoped-for ones means: a `TransportFault`, or `download-not-allowed`, `-not-found`, `-answer-odd`. */
export function refuseStatus(status: number, about: { what: string; host: string; retryAfter: string | null }): never {
  const details = { status, host: about.host }
  if (WAIT_AND_ASK_AGAIN.has(status)) throw new TransportFault(`status ${status}`, retryAfterMs(about.retryAfter, Date.now()))
  if (status === 401 || status === 403) {
    throw downloadProblem('download-not-allowed', `The hub does not give ${about.what} to everybody.`, details)
  }
  if (status === 404 || status === 410) throw downloadProblem('download-not-found', `There is no ${about.what} on the hub.`, details)
  throw downloadProblem('download-answer-odd', `The hub answered the question for ${about.what} with status ${status}.`, details)
}

/** Seconds, or a date. Null for anything else. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs)
}
