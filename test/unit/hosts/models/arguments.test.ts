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

test.each([
  [[]],
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
