import { Agent, type Dispatcher, ProxyAgent, request } from 'undici'
import type { Leave, Passage } from './departure.ts'
import { downloadProblem } from './download-problem.ts'
import { baseAddress, hostOf, nextAddress, proxyAddress } from './hub-address.ts'

export interface HubConnectionOptions {
  /** Base address of the hub or of a mirror. */
  address: string
  /** With user and password where it wants them; null where there is none. */
  proxy: string | null
  /** Sent to the hub's own origin alone, never to where it sends us on. */
  token: string | null
  leave: Leave
  /** How long to wait for an answer's head, and for each next piece of it. */
  patienceMs?: number
}

/** An answer whose body is yet to be read. One of `chunks` and `discard` has to be called. */
export interface HubAnswer {
  status: number
  header(name: string): string | null
  /** Aborting the request's signal ends it with the signal's reason. */
  chunks(): AsyncGenerator<Buffer, void, undefined>
  discard(): void
}

export interface HubConnection {
  /** `path` is below the base address. Follows redirects. Throws `download-address-refused`, and what the network throws. */
  get(path: string, options: { purpose: string; headers?: Record<string, string>; signal?: AbortSignal | undefined }): Promise<HubAnswer>
  close(): Promise<void>
}

const MOST_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const PATIENCE_MS = 30_000

/** Throws `download-address-refused` where the hub's or the proxy's address is not one to go to. */
export function openHubConnection({ address, proxy, token, leave, patienceMs = PATIENCE_MS }: HubConnectionOptions): HubConnection {
  const base = baseAddress(address)
  const via = proxy === null ? null : proxyAddress(proxy)
  const dispatcher = dispatcherFor(via, patienceMs)

  async function ask(url: URL, purpose: string, headers: Record<string, string>, signal?: AbortSignal): Promise<HubAnswer> {
    const sent = { ...headers, 'user-agent': 'whereabouts', 'accept-encoding': 'identity' }
    const withToken = token !== null && url.origin === base.origin ? { ...sent, authorization: `Bearer ${token}` } : sent
    const passage = leave({ connectsTo: hostOf(via ?? url), destination: hostOf(url), purpose })
    try {
      passage.count(headBytes(`GET ${url.pathname}${url.search} HTTP/1.1`, { host: url.host, ...withToken }), 0)
      const answer = await request(url, { dispatcher, headers: withToken, signal: signal ?? null })
      return readable(answer, passage, signal)
    } catch (error) {
      passage.close()
      signal?.throwIfAborted()
      throw error
    }
  }

  return {
    async get(path, { purpose, headers = {}, signal }) {
      let url = new URL(path.replace(/^\/+/, ''), base)
      for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
        const answer = await ask(url, purpose, headers, signal)
        if (!REDIRECTS.has(answer.status)) return answer
        answer.discard()
        const location = answer.header('location')
        if (location === null) throw odd('it sent us on without saying where to', url)
        url = nextAddress(location, url)
      }
      throw odd('it sent us on again and again', url)
    },
    // Whatever is still under way is over: a pause does not wait for a body.
    close: () => dispatcher.destroy(),
  }
}

function dispatcherFor(via: URL | null, patienceMs: number): Dispatcher {
  // HTTP/2 would share one stream's window with nobody: a single large file gains nothing by it.
  const options = { allowH2: false, headersTimeout: patienceMs, bodyTimeout: patienceMs }
  if (!via) return new Agent({ ...options, connect: { timeout: patienceMs } })
  const credentials = via.username ? `${decodeURIComponent(via.username)}:${decodeURIComponent(via.password)}` : null
  return new ProxyAgent({
    ...options,
    uri: via.origin,
    ...(credentials !== null && { token: `Basic ${Buffer.from(credentials).toString('base64')}` }),
    requestTls: { timeout: patienceMs },
    proxyTls: { timeout: patienceMs },
  })
}

function readable({ statusCode, headers, body }: Dispatcher.ResponseData, passage: Passage, signal?: AbortSignal): HubAnswer {
  passage.count(0, headBytes(`HTTP/1.1 ${statusCode}`, headers))
  // A body that nobody reads any more may still fail.
  body.on('error', () => {})
  return {
    status: statusCode,
    header(name) {
      const value = headers[name]
      return (Array.isArray(value) ? value[0] : value) ?? null
    },
    async *chunks() {
      try {
        for await (const chunk of body) {
          passage.count(0, (chunk as Buffer).byteLength)
          yield chunk as Buffer
        }
      } catch (error) {
        signal?.throwIfAborted()
        throw error
      } finally {
        body.destroy()
        passage.close()
      }
    },
    discard() {
      body.destroy()
      passage.close()
    },
  }
}

/** Name, colon, space, value and line end of each line. */
function headBytes(first: string, headers: Record<string, string | string[] | undefined>): number {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((one) => `${name}: ${one}`))
  return [first, ...lines, ''].reduce((sum, line) => sum + line.length + 2, 0)
}

function odd(what: string, { host }: URL) {
  return downloadProblem('download-answer-odd', `${host} gave an answer that makes no sense: ${what}.`, { host })
}
