// A hub, a mirror or a line between that does each of the things that they do.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  COMMIT,
  dropAfter,
  type HubServer,
  hubForTest,
  json,
  type Misbehaviour,
  sendFile,
  someBytes,
} from '../../../fixtures/hub/hub-server.ts'
import { temporaryFolder } from '../../../fixtures/libraries/temporary-library.ts'
import { fetched, inFolder, noWaiting, problemWith } from './fetched.ts'

const WEIGHTS = someBytes(300_000)
const FILES = { 'config.json': Buffer.from('{}'), 'model.safetensors': WEIGHTS }
const LARGE = 'model.safetensors'
const arrivedIn = (root: string) => (bytes: number) =>
  expect.poll(() => statSync(inFolder(root, `${LARGE}.part`), { throwIfNoEntry: false })?.size).toBe(bytes)
const arrived = (root: string) => readFileSync(inFolder(root, LARGE))

const done = (_answered: unknown): true => true

/** Misbehaves for the weights alone. */
const withWeights =
  (act: (request: IncomingMessage, response: ServerResponse, time: number) => boolean): Misbehaviour =>
  (request, response, { path, time }) =>
    path.endsWith(LARGE) && act(request, response, time)

async function hubThat(misbehave: Misbehaviour): Promise<HubServer> {
  const hub = await hubForTest(FILES)
  hub.misbehave = misbehave
  return hub
}

describe('what passes by itself', () => {
  test('a connection that is dropped again and again: each time the rest alone is asked for', async () => {
    const root = temporaryFolder()
    const hub = await hubThat(
      withWeights((request, response, time) => time < 5 && dropAfter(60_000, WEIGHTS, { request, response, arrived: arrivedIn(root) })),
    )
    const pace = noWaiting()
    await fetched(hub, { root, pace })
    expect(arrived(root)).toEqual(WEIGHTS)
    expect(hub.ranges().slice(1)).toEqual([undefined, ...[1, 2, 3, 4].map((part) => `bytes=${part * 60_000}-`)])
    // Something came each time, so it was each time the first fault.
    expect(pace.waits).toEqual([1000, 1000, 1000, 1000])
  })

  test.each([500, 502, 503, 504, 408])('status %i: waited for, longer each time', async (status) => {
    const hub = await hubThat(withWeights((_request, response, time) => time < 4 && !!response.writeHead(status).end()))
    const root = temporaryFolder()
    const pace = noWaiting()
    await fetched(hub, { root, pace })
    expect(arrived(root)).toEqual(WEIGHTS)
    expect(pace.waits).toEqual([1000, 2000, 4000])
  })

  test('status 429: as long as it asks for, in seconds or until a date', async () => {
    const hub = await hubThat(
      withWeights((_request, response, time) => {
        if (time === 1) response.writeHead(429, { 'retry-after': '17' }).end()
        if (time === 2) response.writeHead(429, { 'retry-after': new Date(Date.now() + 120_000).toUTCString() }).end()
        return time < 3
      }),
    )
    const pace = noWaiting()
    await fetched(hub, { root: temporaryFolder(), pace })
    expect(pace.waits[0]).toBe(17_000)
    expect(pace.waits[1]).toBeGreaterThan(60_000)
    expect(pace.waits[1]).toBeLessThanOrEqual(120_000)
  })

  test('who asks to be left alone for an hour is left alone', async () => {
    const hub = await hubThat(withWeights((_request, response) => !!response.writeHead(429, { 'retry-after': '3600' }).end()))
    expect(await problemWith(fetched(hub, { root: temporaryFolder() }))).toMatchObject({ code: 'download-busy', details: { minutes: 60 } })
  })

  test('an hour of silence in the middle of a body', async () => {
    const hub = await hubThat(
      withWeights((_request, response, time) => {
        if (time > 1) return false
        response.writeHead(200, { 'content-length': WEIGHTS.byteLength })
        response.write(WEIGHTS.subarray(0, 1000))
        return true
      }),
    )
    const root = temporaryFolder()
    await fetched(hub, { root, patienceMs: 50 })
    expect(arrived(root)).toEqual(WEIGHTS)
  })

  test('in the end it gives up, and keeps what came', async () => {
    const root = temporaryFolder()
    const drop = { arrived: arrivedIn(root) }
    const hub = await hubThat(
      withWeights((request, response, time) => dropAfter(time === 1 ? 50_000 : 0, WEIGHTS, { ...drop, request, response })),
    )
    const pace = noWaiting()
    expect(await problemWith(fetched(hub, { root, pace }))).toMatchObject({ code: 'download-unreachable' })
    expect(pace.waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
    hub.misbehave = () => false
    await fetched(hub, { root })
    expect(hub.ranges().at(-1)).toBe('bytes=50000-')
    expect(arrived(root)).toEqual(WEIGHTS)
  })

  test('one that drops at the same byte whatever is asked for is not asked for ever', async () => {
    const hub = await hubThat(
      withWeights((_request, response) => {
        response.writeHead(200, { 'content-length': WEIGHTS.byteLength })
        response.write(WEIGHTS.subarray(0, 70_000), () => response.socket?.destroy())
        return true
      }),
    )
    expect(await problemWith(fetched(hub, { root: temporaryFolder() }))).toMatchObject({ code: 'download-unreachable' })
  })

  test('nobody is there', async () => {
    const hub = await hubForTest(FILES)
    await hub.close()
    const problem = await problemWith(fetched(hub, { root: temporaryFolder() }))
    expect(problem).toMatchObject({ code: 'download-unreachable', details: { reason: 'ECONNREFUSED' } })
  })
})

describe('going on', () => {
  /** What there is after 100,000 bytes came and the line was cut for good. */
  async function halfFetched() {
    const root = temporaryFolder()
    const drop = { arrived: arrivedIn(root) }
    const hub = await hubThat(
      withWeights((request, response, time) => dropAfter(time === 1 ? 100_000 : 0, WEIGHTS, { ...drop, request, response })),
    )
    await problemWith(fetched(hub, { root }))
    hub.asked.length = 0
    return { hub, root }
  }

  test('the whole comes where a range was asked for: it is taken from its beginning', async () => {
    const { hub, root } = await halfFetched()
    hub.misbehave = withWeights((_request, response) => !!response.writeHead(200, { 'content-length': WEIGHTS.byteLength }).end(WEIGHTS))
    await fetched(hub, { root })
    expect(hub.ranges()).toEqual(['bytes=100000-'])
    expect(arrived(root)).toEqual(WEIGHTS)
  })

  test.each([
    ['status 416', (response: ServerResponse) => response.writeHead(416).end()],
    ['another range', (response: ServerResponse) => response.writeHead(206, { 'content-range': 'bytes 5-9/300000' }).end('     ')],
    ['no word of which range', (response: ServerResponse) => response.writeHead(206).end('     ')],
    [
      'several ranges',
      (response: ServerResponse) => response.writeHead(206, { 'content-type': 'multipart/byteranges; boundary=x' }).end('--x'),
    ],
    [
      'a range under another tag',
      (response: ServerResponse) => response.writeHead(206, { 'content-range': 'bytes 100000-299999/300000', etag: '"other"' }).end(),
    ],
  ])('%s: begun anew', async (_what, answer) => {
    const { hub, root } = await halfFetched()
    hub.misbehave = withWeights((request, response) => request.headers.range !== undefined && !!answer(response))
    await fetched(hub, { root })
    expect(hub.ranges()).toEqual(['bytes=100000-', undefined])
    expect(arrived(root)).toEqual(WEIGHTS)
  })

  test('the model was published anew: the part is thrown away, the new one fetched', async () => {
    const { hub, root } = await halfFetched()
    const newer = someBytes(290_000, 'newer')
    hub.files.set(LARGE, newer)
    hub.misbehave = () => false
    await fetched(hub, { root })
    expect(hub.ranges()).toEqual([undefined])
    expect(arrived(root)).toEqual(newer)
  })

  test('another mirror’s tag means nothing here', async () => {
    const { root } = await halfFetched()
    const mirror = await hubForTest(FILES)
    await fetched(mirror, { root })
    expect(mirror.asked.at(-1)?.headers).toMatchObject({ range: 'bytes=100000-' })
    expect(mirror.asked.at(-1)?.headers['if-range']).toBeUndefined()
    expect(arrived(root)).toEqual(WEIGHTS)
  })

  test('a part that the disk spoilt is found out by its hash, and fetched once more', async () => {
    const { hub, root } = await halfFetched()
    const part = readFileSync(inFolder(root, `${LARGE}.part`))
    part[50_000]! ^= 1
    writeFileSync(inFolder(root, `${LARGE}.part`), part)
    hub.misbehave = () => false
    await fetched(hub, { root })
    expect(hub.ranges()).toEqual(['bytes=100000-', undefined])
    expect(arrived(root)).toEqual(WEIGHTS)
  })

  test('a note of which a power cut left half: begun anew', async () => {
    const { hub, root } = await halfFetched()
    writeFileSync(inFolder(root, `${LARGE}.part.json`), '{"of":"')
    hub.misbehave = () => false
    await fetched(hub, { root })
    expect(hub.ranges()).toEqual([undefined])
    expect(arrived(root)).toEqual(WEIGHTS)
  })
})

describe('what is refused', () => {
  const refusedAs = async (hub: HubServer, code: string, root = temporaryFolder()) => {
    const problem = await problemWith(fetched(hub, { root, token: 'hf_secret' }))
    expect(problem.code).toBe(code)
    expect(JSON.stringify(problem)).not.toContain('hf_secret')
    expect(existsSync(inFolder(root, LARGE))).toBe(false)
    return problem
  }

  test('other bytes than the hub’s hash says, twice', async () => {
    const wrong = someBytes(WEIGHTS.byteLength, 'wrong')
    const hub = await hubThat(withWeights((request, response) => done(sendFile(wrong, request, response))))
    const root = temporaryFolder()
    await refusedAs(hub, 'download-hash-mismatch', root)
    expect(hub.ranges()).toEqual([undefined, undefined, undefined])
    expect(readFileSync(inFolder(root, `${LARGE}.part`)).byteLength).toBe(0)
  })

  test('other bytes of a small file, which git’s hash tells', async () => {
    const hub = await hubThat(
      (request, response, { path }) => path.endsWith('config.json') && done(sendFile(Buffer.from('[]'), request, response)),
    )
    await refusedAs(hub, 'download-hash-mismatch')
  })

  test.each([
    ['a longer length', { 'content-length': String(WEIGHTS.byteLength + 1) }],
    ['a shorter length', { 'content-length': '10' }],
  ])('%s than the list says', async (_what, headers) => {
    const hub = await hubThat(withWeights((_request, response) => done(response.writeHead(200, headers).write(WEIGHTS.subarray(0, 10)))))
    await refusedAs(hub, 'download-size-lies')
  })

  test('a body without end', async () => {
    let sent = 0
    const hub = await hubThat(
      withWeights((_request, response) => {
        response.writeHead(200)
        const more = () => {
          while (!response.destroyed && response.write(WEIGHTS)) sent += WEIGHTS.byteLength
        }
        response.on('drain', more)
        more()
        return true
      }),
    )
    const root = temporaryFolder()
    await refusedAs(hub, 'download-size-lies', root)
    expect(readFileSync(inFolder(root, `${LARGE}.part`)).byteLength).toBeLessThanOrEqual(WEIGHTS.byteLength)
    expect(sent).toBeLessThan(100 * WEIGHTS.byteLength)
  })

  test('a packed body', async () => {
    const hub = await hubThat(withWeights((_request, response) => !!response.writeHead(200, { 'content-encoding': 'gzip' }).end('x')))
    await refusedAs(hub, 'download-answer-odd')
  })

  test('redirects in a circle, and one that leads nowhere', async () => {
    const circle = await hubThat(withWeights((request, response) => !!response.writeHead(302, { location: request.url! }).end()))
    await refusedAs(circle, 'download-answer-odd')
    expect(circle.ranges().length).toBeLessThan(10)
    await refusedAs(await hubThat(withWeights((_request, response) => !!response.writeHead(302).end())), 'download-answer-odd')
  })

  test.each(['http://example.org/model', 'ftp://example.org/', 'file:///etc/passwd', 'https://user:word@example.org/', 'data:,x'])(
    'to be sent on to %s',
    async (location) => {
      const hub = await hubThat(withWeights((_request, response) => !!response.writeHead(302, { location }).end()))
      const { details } = await refusedAs(hub, 'download-address-refused')
      expect(JSON.stringify(details)).not.toMatch(/user|word/)
    },
  )

  test.each([
    [401, 'download-not-allowed'],
    [403, 'download-not-allowed'],
    [404, 'download-not-found'],
    [418, 'download-answer-odd'],
  ] as const)('status %i, at once', async (status, code) => {
    const hub = await hubThat(withWeights((_request, response) => !!response.writeHead(status).end('secret words of a server')))
    await refusedAs(hub, code)
    expect(hub.ranges().filter((_range, index) => index > 0)).toHaveLength(1)
  })

  test.each([
    '../model.safetensors',
    '/model.safetensors',
    'a/../../model.safetensors',
    '..\\model.safetensors',
    'C:model.safetensors',
    'a//b',
  ])('a list with %s', async (path) => {
    const hub = await hubForTest(FILES)
    hub.listed = (name, entry) => (name === LARGE ? { ...entry, path } : entry)
    await refusedAs(hub, 'download-name-refused')
    expect(hub.ranges()).toEqual([])
  })

  test.each(['aux.json', 'COM1.json', 'con.json', 'what?.json', 'tab\t.json', '.hidden.json', 'CONFIG.json', 'nul.tar.json'])(
    'a file of the name %j',
    async (path) => {
      const hub = await hubForTest({ ...FILES, [path]: Buffer.from('{}') })
      await refusedAs(hub, 'download-name-refused')
      expect(hub.ranges()).toEqual([])
    },
  )

  test('weights as pickles alone, and a repository without a model', async () => {
    const pickles = await hubForTest({ 'config.json': Buffer.from('{}'), 'pytorch_model.bin': someBytes(9) })
    await refusedAs(pickles, 'download-pickle')
    await refusedAs(await hubForTest({ 'README.md': Buffer.from('#') }), 'download-nothing-usable')
    expect([...pickles.ranges()]).toEqual([])
  })

  test.each([
    ['no JSON', (response: ServerResponse) => response.writeHead(200).end('<html>')],
    ['JSON of something else', (response: ServerResponse) => json(response, { files: [] })],
    ['sizes below nothing', (response: ServerResponse) => json(response, [{ type: 'file', path: 'a', size: -1, oid: 'a'.repeat(40) }])],
    ['pages without end', (response: ServerResponse) => json(response, [], { link: `<https://x/?cursor=${Math.random()}>; rel="next"` })],
  ])('a list that is %s', async (_what, answer) => {
    const hub = await hubThat((_request, response, { path }) => path.includes('/tree/') && done(answer(response)))
    await refusedAs(hub, 'download-answer-odd')
  })

  test('a list that does not end is not read to its end', async () => {
    const hub = await hubThat((_request, response, { path }) => {
      if (!path.includes('/tree/')) return false
      response.writeHead(200).write('[')
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(1 << 20)));
      }
      response.on('drain', more)
      more()
      return true
    })
    await refusedAs(hub, 'download-answer-odd')
  })

  test('a disk without enough room, before a byte of the weights is asked for', async () => {
    const hub = await hubForTest(FILES)
    hub.listed = (path, entry) => (path === LARGE ? { ...entry, size: 2 ** 50, lfs: { ...entry.lfs!, size: 2 ** 50 } } : entry)
    const { details } = await refusedAs(hub, 'download-disk-full')
    expect(details).toMatchObject({ neededBytes: 2 ** 50 + 2 })
    expect(hub.ranges()).toEqual([])
  })

  test('links that lead out: for the folder, and for a file', async () => {
    const hub = await hubForTest(FILES)
    const [root, elsewhere] = [temporaryFolder(), temporaryFolder()]
    symlinkSync(elsewhere, join(root, 'Small'))
    await refusedAs(hub, 'download-name-refused', root)
    expect(readdirSync(elsewhere)).toEqual([])
    const other = temporaryFolder()
    mkdirSync(join(other, 'Small'))
    writeFileSync(join(elsewhere, 'mine'), 'mine')
    symlinkSync(join(elsewhere, 'mine'), inFolder(other, `${LARGE}.part`))
    expect(await problemWith(fetched(hub, { root: other }))).toMatchObject({ code: 'download-name-refused' })
    expect(readFileSync(join(elsewhere, 'mine'), 'utf8')).toBe('mine')
  })
})

test('the revision is asked for once: files come from its commit, whatever the branch does meanwhile', async () => {
  const hub = await hubForTest(FILES)
  await fetched(hub, { root: temporaryFolder() })
  expect(hub.asked.filter(({ path }) => path.includes('/revision/'))).toHaveLength(1)
  expect(hub.asked.slice(1).every(({ path }) => path.includes(COMMIT))).toBe(true)
})
