import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locateDocument } from '../../../electron/hosts/cli/document.ts'
import { signPhoto } from '../../fixtures/photos/sign-photo.ts'
import { runCli, startCli } from '../../fixtures/run-cli.ts'

let folder: string
let library: string
let lisbon: string
let blank: string
const quick = ['--model', 'test-tiny', '--samples', '2', '--max-new-tokens', '24', '--seed', '7']

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whereabouts-cli-'))
  library = join(folder, 'library')
  lisbon = join(folder, 'sign.jpg')
  blank = join(folder, 'blank.jpg')
  writeFileSync(lisbon, await signPhoto([{ text: 'Tel. +351 21 342 7380', x: 0.5, y: 0.4, letterHeightPx: 56 }]))
  writeFileSync(blank, await signPhoto([]))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('one library, several photos', () => {
  test('both are located, as a document that keeps to its schema', async () => {
    const { code, stdout, stderr } = await runCli([lisbon, blank, '--library', library, ...quick, '--json'])
    expect(stderr).toContain('sign.jpg: finished')
    expect(code).toBe(0)
    const document = locateDocument.parse(JSON.parse(stdout))
    expect(document.photos.map(({ photo }) => photo?.fileName)).toEqual(['sign.jpg', 'blank.jpg'])
    const [sign] = document.photos
    expect(sign?.run).toMatchObject({ state: 'finished', modelKind: 'test', settings: { samples: 2, seed: 7 } })
    expect(sign?.samples).toHaveLength(2)
    expect(sign?.clues.map(({ kind }) => kind)).toContain('phone-prefix')
    expect(sign?.posterior?.candidates[0]?.countryCode).toBe('PT')
    const mass = sign!.posterior!.probabilities.reduce((sum, probability) => sum + probability, 0)
    expect(mass).toBeCloseTo(1, 6)
  })

  test('the same photo again is recognised, and the text says what the test model is worth', async () => {
    const { code, stdout } = await runCli([lisbon, '--library', library, ...quick])
    expect(code).toBe(0)
    expect(stdout).toContain('Test model: its words mean nothing')
    expect(stdout).toMatch(/1\. .*Portugal.*± /)
    expect(stdout).toContain('95 % within')
  })

  test('a run done again gives the same words, answers and map', async () => {
    const first = locateDocument.parse(JSON.parse((await runCli([lisbon, '--library', library, ...quick, '--json'])).stdout))
    const id = first.photos[0]!.run!.id
    const { code, stdout } = await runCli(['--rerun', id, '--library', library, '--json'])
    expect(code).toBe(0)
    const again = locateDocument.parse(JSON.parse(stdout))
    expect(again.photos[0]!.run!.rerunOf).toBe(id)
    expect(again.comparison).toMatchObject({ same: true, identical: true, first: id, posteriorDistance: 0 })
    expect(again.photos[0]!.samples.map(({ text }) => text)).toEqual(first.photos[0]!.samples.map(({ text }) => text))
  })

  test('GeoJSON holds the regions and the candidates of every photo', async () => {
    const { code, stdout } = await runCli([lisbon, blank, '--library', library, ...quick, '--geojson'])
    expect(code).toBe(0)
    const { type, about, features } = JSON.parse(stdout)
    expect(type).toBe('FeatureCollection')
    expect(about.borders).toContain('ISO 3166')
    const ofSign = features.filter(({ properties }: { properties: { file: string } }) => properties.file === lisbon)
    expect(new Set(ofSign.map(({ geometry }: { geometry: { type: string } }) => geometry.type))).toEqual(new Set(['MultiPolygon', 'Point']))
  })
})

test('a photo that cannot be read is told, and the others are located', async () => {
  const broken = join(folder, 'broken.jpg')
  writeFileSync(broken, await signPhoto([]))
  truncateSync(broken, 200)
  const { code, stdout } = await runCli([
    broken,
    join(folder, 'not-there.jpg'),
    blank,
    '--library',
    join(folder, 'mixed'),
    ...quick,
    '--json',
  ])
  expect(code).toBe(1)
  const { photos } = locateDocument.parse(JSON.parse(stdout))
  expect(photos.map(({ file, run, problem }) => [file, run?.state ?? null, problem === null])).toEqual([
    [broken, null, false],
    [join(folder, 'not-there.jpg'), null, false],
    [blank, 'finished', true],
  ])
})

test('a command line that cannot be understood says why, on stderr alone', async () => {
  const { code, stdout, stderr } = await runCli([lisbon, '--samples', 'many'])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain('--samples needs a number')
})

test.each([
  [
    'a library that is a file',
    () => writeFileSync(join(folder, 'taken'), ''),
    ['--library', 'taken'],
    'a file of the same name is in the way',
  ],
  [
    'a library that is damaged',
    () => {
      mkdirSync(join(folder, 'damaged'), { recursive: true })
      writeFileSync(join(folder, 'damaged', 'library.sqlite'), 'this is not a database, whatever its name says. '.repeat(100))
    },
    ['--library', 'damaged'],
    'library',
  ],
  ['a model that is not there', () => {}, ['--library', 'library', '--model', 'no-such-model'], 'no-such-model'],
])('%s ends with code 3 and a remedy', async (_what, prepare, args, words) => {
  prepare()
  const { code, stdout, stderr } = await runCli([
    blank,
    ...args.map((arg, index) => (args[index - 1] === '--library' ? join(folder, arg) : arg)),
  ])
  expect([code, stdout]).toEqual([3, ''])
  expect(stderr).toContain(words)
  expect(stderr).not.toMatch(/\n\s+at /)
})

test('Ctrl-C keeps what is finished', async () => {
  const many = ['--model', 'test-tiny', '--samples', '64', '--max-new-tokens', '8000', '--seed', '3']
  const running = startCli([blank, '--library', join(folder, 'stopped'), ...many, '--json'])
  await expect.poll(running.stderr, { timeout: 60_000 }).toContain('answer 1 of 64')
  running.process.kill('SIGINT')
  const { code, stdout } = await running.ended
  expect(code).toBe(130)
  const [located] = locateDocument.parse(JSON.parse(stdout)).photos
  expect(located?.run?.state).toBe('cancelled')
  expect(located?.samples.length).toBeGreaterThan(0)
  expect(located?.samples.length).toBeLessThan(64)
})
