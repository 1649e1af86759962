import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readModelArguments } from '../../../../electron/hosts/models/arguments.ts'
import { UsageError } from '../../../../electron/hosts/usage-error.ts'

const env = { INIT_CWD: '/home/ana/case', WHEREABOUTS_LIBRARY: '/data/library' }

test('a folder is taken from where the command was typed, and goes into the library’s models', () => {
  expect(readModelArguments(['convert', 'checkpoint', '--quant', 'q8_0', '--name', ' Ana’s ', '--file-name', 'anas-7b'], env)).toEqual({
    action: 'convert',
    startOver: false,
    options: {
      folder: resolve('/home/ana/case/checkpoint'),
      adapters: [],
      outputFolder: '/data/library/models',
      fileName: 'anas-7b',
      name: 'Ana’s',
      format: 'Q8_0',
      projectorFormat: 'F16',
    },
  })
  expect(readModelArguments(['convert', '/x', '--output', 'here', '--projector', 'Q8_0'], env)).toMatchObject({
    options: { folder: resolve('/x'), outputFolder: resolve('/home/ana/case/here'), format: 'Q4_K_M', projectorFormat: 'Q8_0', name: null },
  })
})

test('a model is downloaded by its id or by its name on the hub', () => {
  expect(readModelArguments(['download', 'globe-qwen2.5vl-7b', '--library', '/l'], env)).toMatchObject({
    ...{ action: 'download', libraryFolder: resolve('/l'), source: { modelId: 'globe-qwen2.5vl-7b' }, quant: null, wishes: {} },
  })
  const orders = readModelArguments(
    [
      'download',
      'globe-project/GLOBE-Qwen2.5VL-7B',
      '--quant',
      'Q8_0',
      '--mirror',
      'https://m.example',
      '--limit',
      '2.5',
      '--proxy',
      'http://p:1',
    ],
    env,
  )
  expect(orders).toMatchObject({
    source: { repo: 'globe-project/GLOBE-Qwen2.5VL-7B', revision: 'main' },
    wishes: { mirror: 'https://m.example', proxy: 'http://p:1', megabytesPerSecond: 2.5 },
  })
  if (orders.action !== 'download') throw new Error('not a download')
  expect(orders.conversion?.('/l/x')).toMatchObject({ folder: '/l/x', outputFolder: '/data/library/models', format: 'Q8_0' })
})

test('adapters are taken from where the command was typed, each with its weight', () => {
  expect(readModelArguments(['convert', '/x', '--adapter', 'streets=0.5', '--adapter', '/y/a=b'], env)).toMatchObject({
    options: {
      adapters: [
        { folder: resolve('/home/ana/case/streets'), weight: 0.5 },
        { folder: resolve('/y/a=b'), weight: 1 },
      ],
    },
  })
})

test('what a run would take is asked of one model, with what it would be set to', () => {
  expect(readModelArguments(['fit', 'test-tiny', '--samples', '4', '--image-tokens', '576'], env)).toEqual({
    action: 'fit',
    about: { modelId: 'test-tiny', libraryFolder: '/data/library', settings: { samples: 4, maxImageTokens: 576 } },
  })
})

test('a drift check names two models', () => {
  expect(readModelArguments(['drift', 'mine-q4', '--reference', '../f16/mine.gguf', '--photos', 'set', '--json'], env)).toEqual({
    action: 'drift',
    asJson: true,
    about: {
      quantised: 'mine-q4',
      reference: '../f16/mine.gguf',
      photosFolder: resolve('/home/ana/case/set'),
      libraryFolder: '/data/library',
      maxNewTokens: 128,
      maxImageTokens: 1280,
    },
  })
})

test.each([
  [['drift']],
  [['drift', 'a']],
  [['drift', 'a', 'b', '--reference', 'c']],
  [['drift', 'a', '--reference', 'b', '--new-tokens', 'many']],
  [['fit']],
  [['fit', 'a', 'b']],
  [['fit', 'Not A Name']],
  [['fit', 'a', '--samples', 'many']],
  [['fit', 'a', '--image-tokens', '0']],
  [[]],
  [['download']],
  [['download', 'a', 'b']],
  [['download', '../x']],
  [['download', 'a/b/c']],
  [['download', 'a/b', '--limit', '0']],
  [['download', 'a/b', '--limit', 'fast']],
  [['download', 'a/b', '--revision', '../x']],
  [['convert', 'a', '--adapter', 'b=1000']],
  [['adapter', 'a', '--adapter', 'b']],
  [['convert']],
  [['convert', 'a', 'b']],
  [['burn', 'a']],
  [['convert', 'a', '--quant', 'Q9']],
  [['convert', 'a', '--projector', 'Q4_K_M']],
  [['convert', 'a', '--file-name', '../x']],
  [['convert', 'a', '--nonsense']],
])('%j is not understood', (args) => {
  expect(() => readModelArguments(args, env)).toThrow(UsageError)
})

test('a model that is here is named by its id, what comes and goes by its path', () => {
  const library = { libraryFolder: '/data/library' }
  const about = { ...library, modelId: 'globe-qwen2.5vl-7b' }
  expect(readModelArguments(['passport', 'globe-qwen2.5vl-7b'], env)).toEqual({ action: 'passport', ...about, accept: false })
  expect(readModelArguments(['passport', 'globe-qwen2.5vl-7b', '--accept'], env)).toMatchObject({ accept: true })
  expect(readModelArguments(['export', 'globe-qwen2.5vl-7b', 'g.zip'], env)).toEqual({
    ...{ action: 'export', ...about, path: resolve('/home/ana/case/g.zip') },
  })
  expect(readModelArguments(['import', '/stick/g.zip', '--replace'], env)).toEqual({
    ...{ action: 'import', ...library, path: resolve('/stick/g.zip'), replace: true },
  })
  for (const words of [
    ['passport'],
    ['passport', 'A B'],
    ['passport', 'a', 'b'],
    ['export', 'a'],
    ['export', 'a', 'b', 'c'],
    ['import'],
    ['import', 'a', 'b'],
  ])
    expect(() => readModelArguments(words, env)).toThrow(UsageError)
})
