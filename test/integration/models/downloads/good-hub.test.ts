import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { COMMIT, hubForTest, json, REPO, sendFile, sha256Of, someBytes } from '../../../fixtures/hub/hub-server.ts'
import { temporaryFolder } from '../../../fixtures/libraries/temporary-library.ts'
import { fetched, inFolder, noWaiting, problemWith } from './fetched.ts'

const WEIGHTS = someBytes(300_000)
const CHECKPOINT = {
  'config.json': Buffer.from('{}'),
  'model.safetensors': WEIGHTS,
  'tokenizer.json': Buffer.from('{"version":"1.0"}'),
  'pytorch_model.bin': someBytes(100),
  'training_args.bin': someBytes(100),
  'modeling_evil.py': Buffer.from('import os'),
  'optimizer/state.safetensors': someBytes(100),
}

test('a checkpoint comes whole: its weights and settings, no pickle, no program, with the hub’s hashes found right', async () => {
  const hub = await hubForTest(CHECKPOINT)
  const root = temporaryFolder()
  const hashes: [string, string][] = []
  const progress: number[] = []
  const { listing, chosen } = await fetched(hub, {
    root,
    onVerified: (path, sha256) => hashes.push([path, sha256]),
    onProgress: ({ bytesDone, bytesTotal }) => progress.push(bytesDone / bytesTotal),
  })
  expect(listing).toMatchObject({ commit: COMMIT, licence: 'apache-2.0' })
  expect(chosen.form).toBe('checkpoint')
  expect(readdirSync(inFolder(root, '')).toSorted()).toEqual(['config.json', 'model.safetensors', 'tokenizer.json'])
  expect(readFileSync(inFolder(root, 'model.safetensors'))).toEqual(WEIGHTS)
  expect(hashes.map(([path]) => path)).toEqual(['config.json', 'tokenizer.json', 'model.safetensors'])
  for (const [path, sha256] of hashes) expect(sha256).toBe(sha256Of(hub.files.get(path)!))
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  expect(progress.at(-1)).toBe(1)
})

test('what was fetched is not fetched again; where its hash was not noted it is read once more', async () => {
  const hub = await hubForTest(CHECKPOINT)
  const root = temporaryFolder()
  await fetched(hub, { root })
  const before = hub.ranges().length
  const read: string[] = []
  await fetched(hub, { root, verified: new Set(['config.json']), onVerified: (path) => read.push(path) })
  expect(hub.ranges()).toHaveLength(before)
  expect(read).toEqual(['tokenizer.json', 'model.safetensors'])
})

test('another file of the same name is left alone', async () => {
  const hub = await hubForTest(CHECKPOINT)
  const root = temporaryFolder()
  await fetched(hub, { root })
  writeFileSync(inFolder(root, 'config.json'), '[]')
  expect(await problemWith(fetched(hub, { root }))).toMatchObject({ code: 'download-file-differs' })
  expect(readFileSync(inFolder(root, 'config.json'), 'utf8')).toBe('[]')
})

test('a pair: the usual numbers unless others are wanted, and the projector at 16 bits', async () => {
  const ggufs = ['Small-Q8_0.gguf', 'Small-Q4_K_M.gguf', 'mmproj-Small-Q8_0.gguf', 'mmproj-Small-f16.gguf', 'Small-00001-of-00002.gguf']
  const hub = await hubForTest(Object.fromEntries(ggufs.map((name, index) => [name, someBytes(100 + index, name)])))
  const usual = await fetched(hub, { root: temporaryFolder() })
  expect(usual.chosen).toMatchObject({ form: 'pair', format: 'Q4_K_M', formats: ['Q8_0', 'Q4_K_M'] })
  expect(readdirSync(usual.folder).toSorted()).toEqual(['Small-Q4_K_M.gguf', 'mmproj-Small-f16.gguf'])
  const other = await fetched(hub, { root: temporaryFolder(), format: 'q8_0' })
  expect(readdirSync(other.folder).toSorted()).toEqual(['Small-Q8_0.gguf', 'mmproj-Small-f16.gguf'])
  const problem = await problemWith(fetched(hub, { root: temporaryFolder(), format: 'Q2_K' }))
  expect(problem).toMatchObject({ code: 'download-nothing-usable', message: expect.stringContaining('Q8_0, Q4_K_M') })
})

test('a long list comes in pages; of the next page’s address nothing but its place in the list is believed', async () => {
  const hub = await hubForTest(CHECKPOINT)
  hub.misbehave = (request, response, { path }) => {
    if (!path.includes('/tree/')) return false
    const isSecond = new URL(request.url!, hub.address).searchParams.get('cursor') === 'b='
    const name = isSecond ? 'model.safetensors' : 'config.json'
    const bytes = hub.files.get(name)!
    const entry = {
      type: 'file',
      path: name,
      size: bytes.byteLength,
      oid: 'f'.repeat(40),
      lfs: { oid: sha256Of(bytes), size: bytes.byteLength },
    }
    json(response, [entry], isSecond ? {} : { link: '<https://example.org/elsewhere?cursor=b%3D>; rel="next"' })
    return true
  }
  const { chosen } = await fetched(hub, { root: temporaryFolder() })
  expect(chosen.files.map(({ path }) => path)).toEqual(['config.json', 'model.safetensors'])
})

test('every request is told before it is made, with what went and came, and its passage is closed', async () => {
  const hub = await hubForTest(CHECKPOINT)
  const departures: never[] = []
  await fetched(hub, { root: temporaryFolder(), departures })
  expect(departures).toHaveLength(hub.asked.length)
  expect(departures).toContainEqual({
    connectsTo: hub.host,
    destination: hub.host,
    purpose: `Fetching model.safetensors of ${REPO}`,
    sent: expect.toSatisfy((bytes: number) => bytes > 100 && bytes < 400),
    received: expect.toSatisfy((bytes: number) => bytes > WEIGHTS.byteLength + 100 && bytes < WEIGHTS.byteLength + 400),
    closed: true,
  })
})

test('the token goes to the hub alone, not to where it sends us on', async () => {
  const hub = await hubForTest(CHECKPOINT)
  const cdn = await hubForTest(CHECKPOINT)
  hub.misbehave = (_request, response, { path }) => {
    if (!path.endsWith('.safetensors')) return false
    response.writeHead(302, { location: `${cdn.address}${path}?signature=1` }).end('Found')
    return true
  }
  const root = temporaryFolder()
  await fetched(hub, { root, token: 'hf_secret' })
  expect(readFileSync(inFolder(root, 'model.safetensors'))).toEqual(WEIGHTS)
  expect(hub.asked.every(({ headers }) => headers.authorization === 'Bearer hf_secret')).toBe(true)
  expect(cdn.asked.map(({ headers }) => headers.authorization)).toEqual([undefined])
})

test('a proxy that wants a password is gone through, and the password is in no departure', async () => {
  const hub = await hubForTest(CHECKPOINT)
  const wanted: (string | undefined)[] = []
  const proxy = createServer()
  proxy.on('connect', (request, socket) => {
    wanted.push(request.headers['proxy-authorization'])
    const [host, port] = request.url!.split(':')
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      onward.pipe(socket)
      socket.pipe(onward)
    })
    for (const end of [onward, socket]) end.on('error', () => [onward, socket].map((other) => other.destroy()))
  })
  // Plain http is not tunnelled: the proxy is asked for the whole address.
  proxy.on('request', (request, response) => {
    wanted.push(request.headers['proxy-authorization'])
    const { host, pathname, search } = new URL(request.url!)
    void fetch(`http://${host}${pathname}${search}`).then(async (answer) => {
      response.writeHead(answer.status, { etag: answer.headers.get('etag') ?? '' }).end(Buffer.from(await answer.arrayBuffer()))
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  const proxyHost = `127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const departures: { connectsTo: string }[] = []
  await fetched(hub, { root: temporaryFolder(), proxy: `http://ana:s%C3%A9same@${proxyHost}`, departures: departures as never })
  expect(new Set(wanted)).toEqual(new Set([`Basic ${Buffer.from('ana:sésame').toString('base64')}`]))
  expect(new Set(departures.map(({ connectsTo }) => connectsTo))).toEqual(new Set([proxyHost]))
  expect(JSON.stringify(departures)).not.toMatch(/s%C3|sésame/)
})

test('a limit is kept: the bytes of a second take a second', async () => {
  const hub = await hubForTest({ 'config.json': Buffer.from('{}'), 'model.safetensors': someBytes(1_000_000) })
  const pace = noWaiting()
  await fetched(hub, { root: temporaryFolder(), bytesPerSecond: 100_000, pace })
  // Ten seconds' worth, less the burst that may come at once.
  const waitedMs = pace.waits.reduce((sum, ms) => sum + ms, 0)
  expect(waitedMs).toBeGreaterThan(9_700)
  expect(waitedMs).toBeLessThan(10_100)
})

test('paused, it keeps what came; gone on with, it asks for the rest alone', async () => {
  const hub = await hubForTest(CHECKPOINT)
  hub.misbehave = (_request, response, { path, time }) => {
    if (!path.endsWith('.safetensors') || time > 1) return false
    response.writeHead(200, { 'content-length': WEIGHTS.byteLength, etag: `"${sha256Of(WEIGHTS)}"` })
    response.write(WEIGHTS.subarray(0, 200_000))
    return true
  }
  const root = temporaryFolder()
  const controller = new AbortController()
  const first = fetched(hub, { root, signal: controller.signal, keepEveryBytes: 1 }).catch((error: Error) => error)
  await expect
    .poll(() => existsSync(inFolder(root, 'model.safetensors.part')) && readFileSync(inFolder(root, 'model.safetensors.part')).byteLength)
    .toBe(200_000)
  controller.abort(new DOMException('Paused', 'AbortError'))
  expect(await first).toMatchObject({ name: 'AbortError', message: 'Paused' })
  expect(readdirSync(inFolder(root, '')).toSorted()).toEqual([
    ...['config.json', 'model.safetensors.part', 'model.safetensors.part.json', 'tokenizer.json'],
  ])
  await fetched(hub, { root })
  expect(hub.asked.at(-1)?.headers).toMatchObject({ range: 'bytes=200000-', 'if-range': `"${sha256Of(WEIGHTS)}"` })
  expect(readFileSync(inFolder(root, 'model.safetensors'))).toEqual(WEIGHTS)
  expect(readdirSync(inFolder(root, '')).filter((name) => name.includes('.part'))).toEqual([])
})

test('two at once: one writes, the other is told so', async () => {
  const hub = await hubForTest(CHECKPOINT)
  const root = temporaryFolder()
  const release = Promise.withResolvers<void>()
  hub.misbehave = (request, response, { path, time }) => {
    if (!path.endsWith('config.json') || time > 1) return false
    void release.promise.then(() => sendFile(hub.files.get('config.json')!, request, response))
    return true
  }
  const first = fetched(hub, { root })
  await expect.poll(() => existsSync(inFolder(root, 'config.json.part.lock'))).toBe(true)
  expect(await problemWith(fetched(hub, { root }))).toMatchObject({ code: 'download-under-way' })
  release.resolve()
  await first
})
