// The whole way of a photo: real bytes, real reader, real engine on the tiny test model, real gazetteer, real SQLite.
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PhotoId, RunId } from '../../../electron/contract/ids.ts'
import { caseWith, type OpenedWorkbench, openWorkbench, runEnded, SHORT } from '../../fixtures/workbench/open-workbench.ts'
import { writeSignPhoto } from '../../fixtures/workbench/sign-photo.ts'

const petra = fileURLToPath(new URL('../../../resources/samples/petra.webp', import.meta.url))

describe('locating a photo', () => {
  let opened: OpenedWorkbench
  let photoIds: PhotoId[]
  let firstRun: RunId

  beforeAll(async () => {
    opened = await openWorkbench()
    const sign = await writeSignPhoto(join(opened.folder, 'sign.jpg'), ['Padaria Lisboa', 'Tel. +351 213 456 789', 'www.padaria.pt'])
    ;({ photoIds } = await caseWith(opened.client, [sign, petra]))
  })
  afterAll(async () => {
    expect(opened.bugs).toEqual([])
    await opened[Symbol.asyncDispose]()
  })

  it('streams words, keeps every sample, and ends with a posterior that rests on the clues', async () => {
    const { client } = opened
    const [started] = await client.runs.start({ photoIds: [photoIds[0]!], settings: SHORT })
    firstRun = started!.id
    const streamed = new Map<number, string>()
    const stages = new Set<string>()
    const ended = await runEnded(client, firstRun, (event) => {
      if (event.type === 'run-progressed') stages.add(event.stage)
      if (event.type === 'words-written')
        for (const { sample, text } of event.pieces) streamed.set(sample, (streamed.get(sample) ?? '') + text)
    })
    expect(ended.problem).toBeNull()
    expect(ended.state).toBe('finished')
    expect([...stages]).toEqual(expect.arrayContaining(['reading-text', 'encoding-photo', 'writing', 'combining']))

    const { run, samples } = await client.runs.get({ runId: firstRun })
    expect(samples.map(({ number }) => number)).toEqual([0, 1, 2])
    expect(new Set(samples.map(({ text }) => text)).size).toBe(3)
    for (const { number, text } of samples) expect(streamed.get(number) ?? '').toBe(text)
    // The tiny model takes one thread whatever the machine has: the passport says what was used, not what there is.
    expect(run.passport).toMatchObject({ threads: 1, imageTokens: expect.any(Number), promptTokens: expect.any(Number) })
    expect(run.passport!.imageTokens).toBeLessThanOrEqual(64)
    expect(run.passport).toMatchObject({ promptName: 'globe', maxImageTokens: 64, modelPassport: { changedFileAccepted: false } })
    expect(run.timings!.tokensWritten).toBe(samples.reduce((sum, { tokens }) => sum + tokens, 0))
    expect(run.modelKind).toBe('test')

    const posterior = await client.posterior.ofRun({ runId: firstRun })
    expect(posterior.candidates[0]).toMatchObject({ name: expect.stringContaining('Lisbon'), countryCode: 'PT' })
    expect(posterior.probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6)
    expect(posterior.unresolvedShare).toBe(1)
  })

  it('runs again with the same seed and writes the same tokens', async () => {
    const { client } = opened
    const again = await client.runs.rerun({ runId: firstRun })
    await runEnded(client, again.id)
    const comparison = await client.runs.compare({ runId: firstRun, with: again.id })
    expect(comparison.differences).toEqual([])
    expect(comparison.samples.every(({ sameTokens }) => sameTokens)).toBe(true)
    expect(comparison.identical).toBe(true)
  })

  it('another seed writes other words', async () => {
    const { client } = opened
    const [other] = await client.runs.start({ photoIds: [photoIds[0]!], settings: { ...SHORT, seed: 8 } })
    await runEnded(client, other!.id)
    const comparison = await client.runs.compare({ runId: firstRun, with: other!.id })
    expect(comparison.identical).toBe(false)
    expect(comparison.differences).toContainEqual(expect.stringContaining('"seed"'))
  })

  it('a rejected clue leaves the answer, and the log says who rejected it', async () => {
    const { client } = opened
    const clues = await client.clues.list({ photoId: photoIds[0]! })
    const before = await client.posterior.ofRun({ runId: firstRun })
    for (const clue of clues.filter(({ inPosterior }) => inPosterior))
      await client.clues.setStanding({ clueId: clue.id, standing: 'rejected' })
    const after = await client.posterior.ofRun({ runId: firstRun })
    expect(after.candidates[0]?.probability ?? 0).toBeLessThan(before.candidates[0]!.probability)
    expect(await client.library.verifyLog()).toMatchObject({ intact: true })
    expect((await client.library.log({ limit: 20 })).map(({ action }) => action)).toContain('clue-standing-set')
    for (const clue of clues) await client.clues.setStanding({ clueId: clue.id, standing: 'proposed' })
  })

  it('a run that is cancelled stops, and the next one goes on', async () => {
    const { client } = opened
    const [long, next] = await client.runs.start({ photoIds: [photoIds[1]!, photoIds[0]!], settings: { ...SHORT, maxNewTokens: 1000 } })
    await runEnded(client, long!.id, (event) => {
      if (event.type === 'words-written' && event.runId === long!.id) void client.runs.cancel({ runId: long!.id }).catch(() => {})
    })
    expect((await client.runs.get({ runId: long!.id })).run.state).toBe('cancelled')
    await client.runs.cancel({ runId: next!.id })
    expect((await runEnded(client, next!.id)).state).toBe('cancelled')
  })

  it('the engine killed in the middle fails that run with its reason, keeps finished samples, and comes back', async () => {
    const { client, children } = opened
    // Chance ends some samples long before the last.
    const [run] = await client.runs.start({ photoIds: [photoIds[1]!], settings: { ...SHORT, samples: 8, maxNewTokens: 400, seed: 11 } })
    let finished = 0
    const ended = await runEnded(client, run!.id, (event) => {
      if (event.type === 'sample-finished' && event.runId === run!.id && ++finished === 2) {
        const engine = children.findLast(({ kind }) => kind === 'engine')!
        process.kill(engine.line.pid!, 'SIGSEGV')
      }
    })
    expect(ended.state).toBe('failed')
    expect(ended.problem!.code).toBe('engine-died')
    expect(ended.samplesFinished).toBeGreaterThanOrEqual(2)

    const kept = (await client.runs.get({ runId: run!.id })).samples
    await client.runs.retry({ runId: run!.id })
    const retried = await runEnded(client, run!.id)
    expect(retried.state).toBe('finished')
    const whole = (await client.runs.get({ runId: run!.id })).samples
    expect(whole).toHaveLength(8)
    for (const sample of kept) expect(whole.find(({ number }) => number === sample.number)).toEqual(sample)
  })

  it('a reader that dies over the text does not keep the model from the photo, and the log says what was not read', async () => {
    const { client, children, folder } = opened
    const sign = await writeSignPhoto(join(folder, 'other-sign.jpg'), ['Boulangerie', 'Rue de la Gare'])
    const { photoIds } = await caseWith(client, [sign])
    const [run] = await client.runs.start({ photoIds, settings: SHORT })
    let killed = false
    const ended = await runEnded(client, run!.id, (event) => {
      if (killed || event.type !== 'run-progressed' || event.runId !== run!.id || event.stage !== 'reading-text') return
      killed = true
      children.findLast(({ kind }) => kind === 'reader')!.line.kill()
    })
    expect(ended.problem).toBeNull()
    expect(ended.state).toBe('finished')
    const unread = (await client.library.log({ limit: 20 })).find(({ action }) => action === 'clues-not-read')
    expect(unread).toMatchObject({ subject: `photo:${photoIds[0]}`, details: { source: 'text', problem: 'reader-died' } })
    expect((await client.photos.get({ photoId: photoIds[0]! })).textRead).toBe(false)
  })

  it('a photo whose bytes were changed in the library is not located under its old hash', async () => {
    const { client, folder } = opened
    const copy = join(folder, 'will-change.jpg')
    await writeSignPhoto(copy, ['Bar Lisboa'])
    const { photoIds: changed } = await caseWith(client, [copy])
    const { photo } = await client.photos.get({ photoId: changed[0]! })
    const original = join(folder, 'originals', photo.sha256.slice(0, 2), photo.sha256.slice(2, 4), photo.sha256)
    await chmod(original, 0o600)
    await writeFile(original, Buffer.concat([await readFile(original), Buffer.from([0])]))
    const [run] = await client.runs.start({ photoIds: changed, settings: SHORT })
    expect((await runEnded(client, run!.id)).problem).toMatchObject({ code: 'original-altered' })
  })

  it('keeps the answer as it was when the run finished', async () => {
    const { client } = opened
    const recorded = await client.posterior.recorded({ runId: firstRun })
    expect(recorded!.candidates[0]).toMatchObject({ countryCode: 'PT' })
    const tags = (await client.library.log({ limit: 200 })).filter(({ action }) => action === 'run-finished' || action === 'run-queued')
    expect(new Set(tags.filter(({ action }) => action === 'run-finished').map(({ actor }) => actor))).toEqual(new Set(['whereabouts']))
    expect(tags.find(({ action }) => action === 'run-queued')!.actor).not.toBe('whereabouts')
  })

  it('files that are no photos are named, and the queue goes on', async () => {
    const { client, folder } = opened
    const broken = join(folder, 'not-a-photo.jpg')
    await writeFile(broken, 'this is text')
    const empty = join(folder, 'empty.jpg')
    await writeFile(empty, '')
    const { id: caseId } = await client.cases.create({ title: 'Odd files' })
    const added = await client.photos.addFiles({ caseId, paths: [broken, empty, join(folder, 'absent.jpg'), petra] })
    expect(added.map(({ problem }) => problem?.code ?? null)).toEqual([
      expect.stringMatching(/^photo-/),
      'photo-empty',
      expect.any(String),
      null,
    ])
    const photoIdsHere = added.flatMap(({ photo }) => (photo ? [photo.id] : []))
    const runs = await client.runs.start({ photoIds: photoIdsHere, settings: SHORT })
    const states = []
    for (const run of runs) states.push((await runEnded(client, run.id)).state)
    expect(states.at(-1)).toBe('finished')
    expect(states.slice(0, -1).every((state) => state === 'failed')).toBe(true)
  })
})
