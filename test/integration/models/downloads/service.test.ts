// Downloads as jobs of a library: over a real library, a real ledger and a hub on loopback.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Download, downloadable, download as downloadSchema, hubRepo } from '../../../../electron/contract/downloads.ts'
import type { ModelId } from '../../../../electron/contract/ids.ts'
import type { Library } from '../../../../electron/services/library/library.ts'
import { createDownloads, type Downloads } from '../../../../electron/services/models/downloads/downloads.ts'
import type { NetworkWishes } from '../../../../electron/services/models/downloads/hub-network.ts'
import type { Secrets } from '../../../../electron/services/models/downloads/hub-token.ts'
import { listDepartures } from '../../../../electron/services/store/departures.ts'
import { changeSettings } from '../../../../electron/services/store/library-settings.ts'
import { listLog } from '../../../../electron/services/store/log.ts'
import { readDownloadRecord } from '../../../../models/downloads/download-record.ts'
import { COMMIT, type HubServer, hubForTest, json, REPO, sha256Of, someBytes } from '../../../fixtures/hub/hub-server.ts'
import { openForTest, temporaryFolder } from '../../../fixtures/libraries/temporary-library.ts'
import { problemWith } from './fetched.ts'

const WEIGHTS = someBytes(200_000)
const FILES = { 'config.json': Buffer.from('{}'), 'model.safetensors': WEIGHTS }
const SMALL = { source: { repo: hubRepo.parse(REPO), revision: 'main' }, format: null }

interface Opened {
  library: Library
  downloads: Downloads
}

function opened(hub: HubServer, { folder, secrets, env, wishes }: OpenedOptions = {}): Opened {
  const library = openForTest(folder)
  const downloads = createDownloads({
    ...{ library, modelsFolder: join(library.folder, 'models'), secrets: secrets ?? null, env: env ?? {} },
    wishes: { mirror: hub.address, ...wishes },
    onBug: (error) => {
      throw error
    },
  })
  onTestFinished(() => downloads.close())
  return { library, downloads }
}

interface OpenedOptions {
  folder?: string
  secrets?: Secrets
  env?: NodeJS.ProcessEnv
  wishes?: NetworkWishes
}

const stateOf = ({ downloads }: Opened, { number }: Download) => downloads.get(number).state
const until = (at: Opened, of: Download, state: Download['state']) => expect.poll(() => stateOf(at, of)).toBe(state)

/** The weights come up to their half, and then nothing, the first time that they are asked for. */
function stuckOnce(hub: HubServer): void {
  hub.misbehave = (_request: IncomingMessage, response: ServerResponse, { path, time }) => {
    if (!path.endsWith('.safetensors') || time > 1) return false
    response.writeHead(200, { 'content-length': WEIGHTS.byteLength, etag: `"${sha256Of(WEIGHTS)}"` })
    response.write(WEIGHTS.subarray(0, 100_000))
    return true
  }
}

const isHalfThere = (at: Opened) => {
  const part = join(at.library.folder, 'checkpoints', 'Small', 'model.safetensors.part')
  return expect.poll(() => (existsSync(part) ? readFileSync(part).byteLength : 0)).toBe(100_000)
}

test('planned, begun and finished; every request stands in the ledger with its bytes, and the log says what was done', async () => {
  const hub = await hubForTest(FILES)
  const at = opened(hub)
  const plan = await at.downloads.plan(SMALL)
  expect(plan).toMatchObject({
    ...{ repo: REPO, commit: COMMIT, form: 'checkpoint', licence: 'apache-2.0', bytesTotal: 200_002, bytesMissing: 200_002 },
    folder: join(at.library.folder, 'checkpoints', 'Small'),
    isRoomEnough: true,
  })
  const begun = await at.downloads.start({ ...SMALL, commit: plan.commit })
  await until(at, begun, 'finished')
  const finished = downloadSchema.parse(at.downloads.get(begun.number))
  expect(finished).toMatchObject({ bytesDone: 200_002, bytesTotal: 200_002, problem: null, now: null })
  expect(finished.files).toEqual([
    { path: 'config.json', bytes: 2, sha256: sha256Of(FILES['config.json']) },
    { path: 'model.safetensors', bytes: 200_000, sha256: sha256Of(WEIGHTS) },
  ])
  expect(readFileSync(join(plan.folder, 'model.safetensors'))).toEqual(WEIGHTS)

  const { departures, sent, refused } = listDepartures(at.library.read, { limit: 50 })
  expect({ sent, refused }).toEqual({ sent: hub.asked.length, refused: 0 })
  expect(departures[0]).toMatchObject({ destination: hub.host, purpose: `Fetching model.safetensors of ${REPO}`, actor: 'ana' })
  expect(departures[0]?.bytesReceived).toBeGreaterThan(200_000)
  expect(departures.every(({ bytesSent }) => bytesSent > 0)).toBe(true)
  const actions = listLog(at.library.read, { limit: 50 }).map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['download-asked', 'download-finished', 'connection-made']))
  expect(await at.downloads.plan(SMALL)).toMatchObject({ bytesMissing: 0 })
})

test('nothing is asked of the hub before somebody asks', async () => {
  const hub = await hubForTest(FILES)
  const at = opened(hub)
  at.downloads.catalogue([])
  at.downloads.list()
  await at.downloads.token.place()
  expect(await at.downloads.contacts()).toEqual({ hub: hub.host, isMirror: true, proxy: null })
  expect(hub.asked).toEqual([])
})

test('paused and gone on with: the rest alone is asked for', async () => {
  const hub = await hubForTest(FILES)
  stuckOnce(hub)
  const at = opened(hub)
  const begun = await at.downloads.start({ ...SMALL, commit: null })
  await isHalfThere(at)
  at.downloads.pause(begun.number)
  await expect.poll(() => at.downloads.get(begun.number).bytesDone).toBe(100_002)
  expect(at.downloads.get(begun.number)).toMatchObject({ state: 'paused', now: null })
  at.downloads.goOn(begun.number)
  await until(at, begun, 'finished')
  expect(hub.ranges().at(-1)).toBe('bytes=100000-')
})

test('a program that closes leaves it paused; opened again, nothing leaves until it is asked to go on', async () => {
  const hub = await hubForTest(FILES)
  stuckOnce(hub)
  const folder = temporaryFolder()
  const before = opened(hub, { folder })
  const begun = await before.downloads.start({ ...SMALL, commit: null })
  await isHalfThere(before)
  await before.downloads.close()
  before.library.close()

  const after = opened(hub, { folder })
  expect(stateOf(after, begun)).toBe('paused')
  const asked = hub.asked.length
  // Starting the same again is going on with it, whoever began it.
  const again = await after.downloads.start({ ...SMALL, commit: null })
  expect(again.number).toBe(begun.number)
  await until(after, begun, 'finished')
  expect(hub.asked.length).toBeGreaterThan(asked)
  expect(hub.ranges().filter((range) => range === undefined)).toHaveLength(2)
})

test('from another process it can be looked at, paused and cancelled; its parts are thrown away', async () => {
  const hub = await hubForTest(FILES)
  stuckOnce(hub)
  const folder = temporaryFolder()
  const one = opened(hub, { folder })
  const other = opened(hub, { folder })
  const begun = await one.downloads.start({ ...SMALL, commit: null })
  await isHalfThere(one)
  expect(other.downloads.get(begun.number)).toMatchObject({ state: 'under-way', now: null })
  await other.downloads.cancel(begun.number)
  const checkpoint = join(folder, 'checkpoints', 'Small')
  await expect.poll(() => existsSync(join(checkpoint, 'model.safetensors.part'))).toBe(false)
  // What was whole is no part, and stays.
  expect(existsSync(join(checkpoint, 'config.json'))).toBe(true)
  other.downloads.clear(begun.number)
  expect(one.downloads.list()).toEqual([])
  expect(await problemWith(Promise.resolve().then(() => one.downloads.get(begun.number)))).toMatchObject({ code: 'not-in-library' })
})

test('one that failed says why, and goes on when it is asked to', async () => {
  const hub = await hubForTest(FILES)
  hub.misbehave = (_request, response, { path, time }) => path.endsWith('.safetensors') && time < 2 && !!response.writeHead(403).end()
  const at = opened(hub)
  const begun = await at.downloads.start({ ...SMALL, commit: null })
  await until(at, begun, 'failed')
  expect(at.downloads.get(begun.number).problem).toMatchObject({ code: 'download-not-allowed' })
  at.downloads.goOn(begun.number)
  await until(at, begun, 'finished')
  expect(await problemWith(Promise.resolve().then(() => at.downloads.goOn(begun.number)))).toMatchObject({ code: 'download-not-so' })
})

test('two of them come one after the other; two into one folder are not mixed', async () => {
  const hub = await hubForTest(FILES)
  stuckOnce(hub)
  const at = opened(hub)
  const begun = await at.downloads.start({ ...SMALL, commit: null })
  await isHalfThere(at)
  hub.files.set('config.json', Buffer.from('{ }'))
  hub.listed = (_path, entry) => entry
  expect((await at.downloads.start({ ...SMALL, commit: null })).number).toBe(begun.number)
  const elsewhere = await hubForTest(FILES, 'someone/small')
  const other = { source: { repo: hubRepo.parse('someone/small'), revision: 'main' }, format: null, commit: null }
  const wished = opened(elsewhere, { folder: at.library.folder })
  expect(await problemWith(wished.downloads.start(other))).toMatchObject({ code: 'download-folder-taken', details: { repo: REPO } })
})

test('the commit that one is pinned to stands, whatever was published meanwhile', async () => {
  const hub = await hubForTest(FILES)
  stuckOnce(hub)
  const at = opened(hub)
  const begun = await at.downloads.start({ ...SMALL, commit: null })
  await isHalfThere(at)
  at.downloads.pause(begun.number)
  const stuck = hub.misbehave
  hub.misbehave = (request, response, about) => {
    if (!about.path.endsWith('/revision/main')) return stuck(request, response, about)
    json(response, { sha: 'd'.repeat(40) })
    return true
  }
  expect(at.downloads.unfinished(SMALL)?.commit).toBe(COMMIT)
  at.downloads.goOn(begun.number)
  await until(at, begun, 'finished')
  expect(at.downloads.unfinished(SMALL)).toBeNull()
})

test('what changes is watched, from waiting to finished', async () => {
  const hub = await hubForTest(FILES)
  const at = opened(hub)
  const controller = new AbortController()
  const seen: string[] = []
  const watching = (async () => {
    for await (const [newest] of at.downloads.watch(controller.signal)) {
      seen.push(newest?.state ?? 'none')
      if (newest?.state === 'finished') return
    }
  })()
  await at.downloads.start({ ...SMALL, commit: null })
  await watching
  expect(seen.at(0)).toBe('none')
  expect(seen.at(-1)).toBe('finished')
  controller.abort()
})

test('the catalogue says what is here, what waits for its conversion, and what is missing', async () => {
  const repo = 'globe-project/GLOBE-Qwen2.5VL-7B'
  const hub = await hubForTest(FILES, repo)
  const at = opened(hub)
  const globe = () => at.downloads.catalogue([]).find(({ modelId }) => modelId === 'globe-qwen2.5vl-7b')
  for (const entry of at.downloads.catalogue([])) downloadable.parse(entry)
  expect(globe()).toMatchObject({ repo, form: 'checkpoint', here: 'missing', formats: [], download: null })
  const begun = await at.downloads.start({ source: { modelId: 'globe-qwen2.5vl-7b' as ModelId }, format: null, commit: null })
  await until(at, begun, 'finished')
  expect(globe()).toMatchObject({ here: 'fetched', checkpointFolder: begun.folder, download: { modelId: 'globe-qwen2.5vl-7b' } })
  expect(readDownloadRecord(begun.folder)).toEqual({ repository: repo, revision: COMMIT, files: at.downloads.get(begun.number).files })
  rmSync(begun.folder, { recursive: true })
  expect(globe()).toMatchObject({ here: 'missing' })
  const unknown = at.downloads.plan({ source: { modelId: 'nobody' as ModelId }, format: null })
  expect(await problemWith(unknown)).toMatchObject({ code: 'model-not-on-hub', remedy: expect.stringContaining('qwen2.5-vl-3b-instruct') })
})

test('a pair goes where models lie, under the hub’s names', async () => {
  const repo = 'ggml-org/Qwen2.5-VL-3B-Instruct-GGUF'
  const names = ['Qwen2.5-VL-3B-Instruct-Q4_K_M.gguf', 'Qwen2.5-VL-3B-Instruct-Q8_0.gguf', 'mmproj-Qwen2.5-VL-3B-Instruct-f16.gguf']
  const hub = await hubForTest(Object.fromEntries(names.map((name) => [name, someBytes(500, name)])), repo)
  const at = opened(hub)
  const pair = at.downloads.catalogue([]).find(({ modelId }) => modelId === 'qwen2.5-vl-3b-instruct')!
  expect(pair.formats).toEqual(['Q4_K_M', 'Q8_0'])
  const begun = await at.downloads.start({ source: { modelId: pair.modelId }, format: 'Q8_0', commit: null })
  await until(at, begun, 'finished')
  expect(begun.folder).toBe(join(at.library.folder, 'models', 'Qwen2.5-VL-3B-Instruct-GGUF'))
  expect(existsSync(join(begun.folder, names[1]!))).toBe(true)
  expect(existsSync(join(begun.folder, names[0]!))).toBe(false)
})

test('mirror, proxy and limit are settings of the library; the mirror is asked, and not the hub', async () => {
  const hub = await hubForTest(FILES)
  const library = openForTest()
  changeSettings(library.write, { hubMirror: `${hub.address}/`, downloadLimit: 50 }, library.stamp())
  const downloads = createDownloads({ library, modelsFolder: join(library.folder, 'models'), secrets: null, env: {}, onBug: () => {} })
  onTestFinished(() => downloads.close())
  expect(await downloads.plan(SMALL)).toMatchObject({ commit: COMMIT })
  changeSettings(library.write, { hubMirror: 'http://example.org' }, library.stamp())
  expect(await problemWith(downloads.plan(SMALL))).toMatchObject({ code: 'download-address-refused' })
})

test('the token: from the environment or the keychain, sent to the hub, and written down nowhere', async () => {
  const hub = await hubForTest(FILES)
  const kept = new Map<string, string>()
  const secrets: Secrets = {
    read: async (name) => kept.get(name) ?? null,
    keep: async (name, value) => void kept.set(name, value),
    forget: async (name) => void kept.delete(name),
  }
  const at = opened(hub, { secrets })
  expect(await at.downloads.token.place()).toEqual({ place: 'nowhere', canBeKept: true })
  await at.downloads.token.keep('hf_kept')
  const begun = await at.downloads.start({ ...SMALL, commit: null })
  await until(at, begun, 'finished')
  expect(new Set(hub.asked.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer hf_kept']))
  const everything = ['log', 'departures', 'downloads', 'download_files', 'settings'].map((table) =>
    JSON.stringify(at.library.read.prepare(`SELECT * FROM ${table}`).all()),
  )
  expect(everything.join('')).not.toContain('hf_kept')
  await at.downloads.token.forget()
  expect(await at.downloads.token.place()).toEqual({ place: 'nowhere', canBeKept: true })

  const bare = opened(hub, { env: { HF_TOKEN: 'hf_environment' } })
  expect(await bare.downloads.token.place()).toEqual({ place: 'environment', canBeKept: false })
  expect(await bare.downloads.token.read()).toBe('hf_environment')
  expect(await problemWith(bare.downloads.token.keep('hf_x'))).toMatchObject({ code: 'token-not-kept' })
})
