import { expect, test } from 'vitest'
import { figureLines } from '../../../../../renderer/features/models/passport-figures.ts'

test('figures become lines; tables say the way to each figure, intervals both ends', () => {
  const figures = {
    photos: 2997,
    'within 25 km': { share: 0.412345, interval: [0.39, 0.43], 'of cities': { share: 0.5 } },
    converged: true,
    note: null,
  }
  expect(figureLines(figures)).toEqual([
    ['photos', '2,997'],
    ['within 25 km · share', '0.4123'],
    ['within 25 km · interval', '0.39 – 0.43'],
    ['within 25 km · of cities · share', '0.5'],
    ['converged', 'true'],
    ['note', '—'],
  ])
})
