import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { os, type RouterClient } from '@orpc/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ProblemError } from '../../../electron/core/problem.ts'
import { type BrowserHost, startBrowserHost } from '../../../electron/hosts/browser.ts'

let folder: string
let host: BrowserHost
let bugs: unknown[]
let ticking = 0

const router = {
  hello: os.handler(() => 'world'),
  tick: os.handler(async function* ({ signal }) {
    ticking++
    try {
      for (let count = 1; !signal?.aborted; count++) {
        yield count
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    } finally {
      ticking--
    }
  }),
}

async function files(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/photos/broken') throw new Error('secret path /home/ana')
  if (pathname === '/photos/expected') throw new ProblemError({ code: 'photo-gone', message: 'Gone.', remedy: 'Add it again.' })
  if (pathname === '/intake/full') {
    for await (const _ of request.body!) break
    return Response.json({ code: 'disk-full', message: 'Full.', remedy: 'Free some space.' }, { status: 422 })
  }
  if (request.method === 'POST') return Response.json({ bytes: (await request.arrayBuffer()).byteLength })
  return new Response('<script>alert(1)</script>', { headers: { 'content-type': 'text/html' } })
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'host-'))
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(folder, 'page', 'assets', 'main-1a2b.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'not for you')
  bugs = []
  host = await startBrowserHost({
    workbench: { router, files },
    pageFolder: join(folder, 'page'),
    port: 0,
    onBug: (error) => bugs.push(error),
  })
})
afterEach(async () => {
  await host.close()
  rmSync(folder, { recursive: true })
})

interface Answer {
  status: number
  headers: IncomingMessage['headers']
  text: string
}

/** Plain HTTP with the path exactly as given: `fetch` would tidy it up first. */
function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
    agent,
  }: { method?: string; headers?: Record<string, string>; body?: string; agent?: Agent } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: host.port, path, method, headers, ...(agent && { agent }) }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece) => {
        text += piece
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

async function letIn(): Promise<{ cookie: string; origin: string }> {
  const { pathname, search, origin } = new URL(host.address)
  const answer = await ask(pathname + search)
  expect(answer.status).toBe(303)
  expect(answer.headers.location).toBe('/')
  return { cookie: answer.headers['set-cookie']![0]!.split(';')[0]!, origin }
}

test('the printed address leads to the page; without it nothing is shown', async () => {
  expect((await ask('/')).status).toBe(401)
  expect((await ask('/?token=guess')).status).toBe(401)
  const page = await ask('/', { headers: { cookie: (await letIn()).cookie } })
  expect(page.status).toBe(200)
  expect(page.text).toContain('<title>page</title>')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
})

test('it listens on this machine alone', async () => {
  const { networkInterfaces } = await import('node:os')
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal)
  for (const { address } of outside) {
    await expect(
      new Promise((resolve, reject) => request({ host: address, port: host.port, path: '/' }, resolve).on('error', reject).end()),
    ).rejects.toMatchObject({ code: expect.stringMatching(/ECONNREFUSED|EINVAL|ENETUNREACH|EHOSTUNREACH/) })
  }
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..\\..\\secret.txt',
  '//secret.txt',
])('no address climbs out of the page: %s', async (path) => {
  const answer = await ask(path, { headers: { cookie: (await letIn()).cookie } })
  expect(answer.status).toBe(404)
  expect(answer.text).not.toContain('not for you')
})

test('built files may be kept for ever, and come with their type', async () => {
  const answer = await ask('/assets/main-1a2b.js', { headers: { cookie: (await letIn()).cookie } })
  expect(answer.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'private, max-age=31536000, immutable',
  })
})

test('a name rebound to this machine and a page from elsewhere are refused, cookie or not', async () => {
  const { cookie } = await letIn()
  expect((await ask('/', { headers: { cookie, host: `evil.example:${host.port}` } })).status).toBe(403)
  expect((await ask('/photos/1', { headers: { cookie, origin: 'https://evil.example' } })).status).toBe(403)
  const { pathname, search } = new URL(host.address)
  expect((await ask(pathname + search, { headers: { host: `evil.example:${host.port}` } })).status).toBe(403)
})

test('case files run nothing, even when they are pages', async () => {
  const answer = await ask('/photos/1/original', { headers: { cookie: (await letIn()).cookie } })
  expect(answer.status).toBe(200)
  expect(answer.headers['content-security-policy']).toContain('sandbox')
})

test('uploads pass through, and are refused when too large or of unknown length', async () => {
  const headers = await letIn()
  expect(
    JSON.parse((await ask('/intake/1', { method: 'POST', headers: { ...headers, 'content-length': '5' }, body: 'bytes' })).text),
  ).toEqual({ bytes: 5 })
  expect(
    (await ask('/intake/1', { method: 'POST', headers: { cookie: headers.cookie, 'content-length': '5' }, body: 'bytes' })).status,
  ).toBe(403)
  const chunked = await ask('/intake/1', { method: 'POST', headers: { ...headers, 'transfer-encoding': 'chunked' }, body: 'bytes' })
  expect(JSON.parse(chunked.text)).toMatchObject({ code: 'upload-without-length' })
  const tooLarge = await new Promise<number>((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port: host.port,
      path: '/intake/1',
      method: 'POST',
      headers: { ...headers, 'content-length': String(2 * 1024 ** 3) },
    })
    asked.on('response', (response) => {
      resolve(response.statusCode ?? 0)
      asked.destroy()
    })
    asked.on('error', reject)
    asked.write('x')
  })
  expect(tooLarge).toBe(413)
})

test('an upload that is refused in the middle is told why, over a connection that goes on', async () => {
  const headers = await letIn()
  const body = 'x'.repeat(20e6)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const refused = await ask('/intake/full', { method: 'POST', headers: { ...headers, 'content-length': String(body.length) }, body, agent })
  expect([refused.status, JSON.parse(refused.text).code]).toEqual([422, 'disk-full'])
  expect((await ask('/', { headers, agent })).status).toBe(200)
  agent.destroy()
})

test('an expected failure is told, a bug is not', async () => {
  const headers = { cookie: (await letIn()).cookie }
  const expected = await ask('/photos/expected', { headers })
  expect([expected.status, JSON.parse(expected.text).code]).toEqual([422, 'photo-gone'])
  const broken = await ask('/photos/broken', { headers })
  expect(broken.status).toBe(500)
  expect(broken.text).not.toContain('/home/ana')
  expect(bugs).toHaveLength(1)
})

function openSocket(headers: Record<string, string>): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, { headers })
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}

test('the contract is served over a WebSocket, and a stream ends with the page', async () => {
  const socket = await openSocket(await letIn())
  const client: RouterClient<typeof router> = createORPCClient(new RPCLink({ websocket: socket as never }))
  expect(await client.hello()).toBe('world')
  const seen = []
  for await (const count of await client.tick()) {
    seen.push(count)
    if (count === 3) break
  }
  expect(seen).toEqual([1, 2, 3])
  await client.tick()
  await expect.poll(() => ticking).toBe(1)
  socket.terminate()
  await expect.poll(() => ticking).toBe(0)
})

test.each([
  ['without a cookie', {}],
  ['from another page', { origin: 'https://evil.example' }],
])('a WebSocket %s is refused', async (_what, headers) => {
  const letInHeaders = await letIn()
  await expect(openSocket('origin' in headers ? { ...letInHeaders, ...headers } : { origin: letInHeaders.origin })).rejects.toThrow('403')
})

test('a taken port is said in words', async () => {
  await expect(
    startBrowserHost({ workbench: { router, files }, pageFolder: join(folder, 'page'), port: host.port, onBug: () => {} }),
  ).rejects.toMatchObject({ problem: { code: 'port-taken' } })
})

test('closing says goodbye to open pages and frees the port', async () => {
  const socket = await openSocket(await letIn())
  const goodbye = new Promise<number>((resolve) => socket.once('close', resolve))
  await host.close()
  expect(await goodbye).toBe(1001)
  await expect(ask('/')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
