import { expect, test } from 'vitest'
import { sharedClasses } from '../../driver/style-rooms.ts'

const sheets: Record<string, string> = {
  'renderer/features/a/a.css': '.row { color: red } .row:hover, .mine[data-x] { } /* .gone { } */ .list > .item { }',
  'renderer/features/b/b.css': '@media print { .row { } } .item { }',
  'renderer/ui/ui.css': '.item { }',
  'renderer/features/a/more.css': '.mine { }',
}

test('a class of two features is told; one of a feature and the shared pieces, or of one feature twice, is not', () => {
  expect(sharedClasses(Object.keys(sheets), (path) => sheets[path]!)).toEqual([
    '.row is dressed in renderer/features/a and renderer/features/b: give it the name of its feature.',
  ])
})
