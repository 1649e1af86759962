import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readArguments } from '../../../../electron/hosts/cli/arguments.ts'
import { UsageError } from '../../../../electron/hosts/usage-error.ts'

const env = { INIT_CWD: '/home/ana/case', WHEREABOUTS_LIBRARY: '/data/library' }

test('photos are taken from where the command was typed, settings from the options', () => {
  expect(
    readArguments(
      ['a.jpg', '/tmp/b.png', '--samples', '4', '--model', 'test-tiny', '--hint', 'near a river', '--seed', '7', '--json'],
      env,
    ),
  ).toEqual({
    action: 'locate',
    photoPaths: [resolve('/home/ana/case/a.jpg'), resolve('/tmp/b.png')],
    caseTitle: 'Command line',
    settings: { samples: 4, modelId: 'test-tiny', hint: 'near a river', seed: 7 },
    adapters: [],
    libraryFolder: resolve('/data/library'),
    format: 'json',
  })
})

test('adapters come with their weights, 1 where none is given', () => {
  const adapters = ['x.gguf', '/y.gguf=0.5', 'z.gguf=-1', 'a=b.gguf', 'c=2=.25'].flatMap((each) => ['--adapter', each])
  expect(readArguments(['a.jpg', ...adapters], env)).toMatchObject({
    adapters: [
      { path: resolve('/home/ana/case/x.gguf'), weight: 1 },
      { path: resolve('/y.gguf'), weight: 0.5 },
      { path: resolve('/home/ana/case/z.gguf'), weight: -1 },
      { path: resolve('/home/ana/case/a=b.gguf'), weight: 1 },
      { path: resolve('/home/ana/case/c=2'), weight: 0.25 },
    ],
  })
})

test('a run is done again with its own settings', () => {
  const id = '1f3870be-274f-4c49-b3e3-1a0c6728957f'
  expect(readArguments(['--rerun', id, '--geojson'], env)).toMatchObject({ action: 'rerun', runId: id, format: 'geojson' })
})

test.each([
  [[], 'at least one photo'],
  [['a.jpg', '--samples', 'many'], '--samples needs a number'],
  [['a.jpg', '--samples', '65'], '--samples'],
  [['a.jpg', '--samples', '2.5'], '--samples'],
  [['a.jpg', '--seed', '-1'], '--seed'],
  [['a.jpg', '--model', 'Not A Name'], '--model'],
  [['a.jpg', '--mode', 'poem'], '--mode'],
  [['a.jpg', '--json', '--geojson'], 'at once'],
  [['a.jpg', '--sample', '2'], '--sample'],
  [['a.jpg', '--case', '  '], '--case needs a title'],
  [['a.jpg', '--adapter', ''], '--adapter needs a path'],
  [['a.jpg', '--adapter', 'x.gguf=1000'], '--adapter'],
  [['a.jpg', ...Array.from({ length: 9 }, () => '--adapter=x.gguf')], '8 times at most'],
  [['--rerun', '1f3870be-274f-4c49-b3e3-1a0c6728957f', '--adapter', 'x.gguf'], 'leave the other options out'],
  [['--rerun', 'yesterday'], 'id of a run'],
  [['a.jpg', '--rerun', '1f3870be-274f-4c49-b3e3-1a0c6728957f'], 'leave the photos out'],
  [['--rerun', '1f3870be-274f-4c49-b3e3-1a0c6728957f', '--seed', '3'], 'leave the other options out'],
])('%j is refused with words that say which part', (args, words) => {
  expect(() => readArguments(args as string[], env)).toThrow(UsageError)
  expect(() => readArguments(args as string[], env)).toThrow(words as string)
})
