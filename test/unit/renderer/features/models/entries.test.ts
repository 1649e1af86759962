import { expect, test } from 'vitest'
import type { Download, Downloadable } from '../../../../../electron/contract/downloads.ts'
import type { Model } from '../../../../../electron/contract/models.ts'
import type { Problem } from '../../../../../electron/contract/problem.ts'
import { entriesOf, fractionDone, timeLeftMs, vouchingOf } from '../../../../../renderer/features/models/entries.ts'

const trouble = (code: string): Problem => ({ code, message: 'It is so.', remedy: 'Do something.' })

const model = (id: string, changes: Partial<Model> = {}): Model =>
  ({ id, name: id.toUpperCase(), kind: 'geolocation', byteLength: 5, passport: null, problem: null, ...changes }) as Model

const missing = (id: string) => model(id, { problem: trouble('model-missing-files'), byteLength: 0 })

const place = (modelId: string, repo: string): Downloadable => ({ modelId, repo, form: 'pair', formats: [] }) as unknown as Downloadable

const download = (repo: string, state: Download['state'], changes: Partial<Download> = {}): Download =>
  ({ number: 1, modelId: null, repo, state, form: 'pair', bytesDone: 0, bytesTotal: 10, now: null, ...changes }) as Download

const states = (known: Partial<Parameters<typeof entriesOf>[0]>) =>
  entriesOf({ models: [], downloadable: [], downloads: [], ...known }).map(({ key, state }) => [key, state])

test('what is here comes first, then downloads of others, then what is not here', () => {
  const models = [missing('away'), model('ready'), model('broken', { problem: trouble('gguf-truncated') })]
  expect(states({ models, downloads: [download('some/body', 'paused')] })).toEqual([
    ['ready', 'ready'],
    ['broken', 'trouble'],
    ['some/body', 'paused'],
    ['away', 'missing'],
  ])
})

test('a model takes the state of its newest download that is open, by its id or by its place on the hub', () => {
  const models = [missing('one'), missing('two'), model('three')]
  const downloadable = [place('two', 'hub/two')]
  const downloads = [
    download('x/one', 'under-way', { modelId: 'one' as Download['modelId'] }),
    download('hub/two', 'failed'),
    download('hub/two', 'finished'),
    download('hub/three', 'cancelled', { modelId: 'three' as Download['modelId'] }),
  ]
  expect(Object.fromEntries(states({ models, downloadable, downloads }))).toEqual({ one: 'under-way', two: 'failed', three: 'ready' })
})

test('a finished checkpoint waits for its conversion until the model is there; a finished pair whose files went away is missing', () => {
  const downloadable = [place('one', 'hub/one')]
  const checkpoint = [download('hub/one', 'finished', { form: 'checkpoint' })]
  expect(states({ models: [missing('one')], downloadable, downloads: checkpoint })).toEqual([['one', 'fetched']])
  expect(states({ models: [model('one')], downloadable, downloads: checkpoint })).toEqual([['one', 'ready']])
  expect(states({ models: [missing('one')], downloadable, downloads: [download('hub/one', 'finished')] })).toEqual([['one', 'missing']])
  expect(states({ downloads: [download('some/body', 'finished', { form: 'checkpoint' })] })).toEqual([['some/body', 'fetched']])
})

test('of several downloads of one repository that is in no catalogue, the newest stands', () => {
  expect(states({ downloads: [download('some/body', 'paused'), download('some/body', 'finished')] })).toEqual([['some/body', 'paused']])
})

test('what vouches for a model', () => {
  const passport = { sha256: 'a'.repeat(64), changedFileAccepted: false } as Model['passport']
  expect(vouchingOf(model('m', { passport }))).toBe('vouched')
  expect(vouchingOf(model('m', { passport: { ...passport!, changedFileAccepted: true } }))).toBe('accepted')
  expect(vouchingOf(model('m', { passport, problem: trouble('model-file-changed') }))).toBe('changed')
  expect(vouchingOf(model('m'))).toBe('none')
})

test('what is left at this speed; nothing is said of a download that stands still', () => {
  const now = { path: 'a', bytesPerSecond: 2 }
  expect(timeLeftMs({ now, bytesDone: 4, bytesTotal: 10 })).toBe(3000)
  expect(timeLeftMs({ now, bytesDone: 11, bytesTotal: 10 })).toBe(0)
  expect(timeLeftMs({ now: { ...now, bytesPerSecond: 0 }, bytesDone: 4, bytesTotal: 10 })).toBeNull()
  expect(timeLeftMs({ now: null, bytesDone: 4, bytesTotal: 10 })).toBeNull()
  expect([fractionDone({ bytesDone: 4, bytesTotal: 10 }), fractionDone({ bytesDone: 0, bytesTotal: 0 })]).toEqual([0.4, 1])
})
