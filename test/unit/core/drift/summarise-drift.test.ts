import { expect, test } from 'vitest'
import type { DriftPhoto } from '../../../../electron/contract/drift.ts'
import { summariseDrift } from '../../../../electron/core/drift/summarise-drift.ts'

const photo = (changes: Partial<DriftPhoto>): DriftPhoto => ({
  name: 'a.jpg',
  tokens: 10,
  sameChoices: 10,
  meanDivergence: 0,
  maxDivergence: 0,
  commonTokens: 10,
  referenceErrorKm: null,
  errorKm: null,
  ...changes,
})

test('tokens count alike, whichever answer they are of', () => {
  const photos = [
    photo({ tokens: 30, sameChoices: 30, meanDivergence: 0.1, maxDivergence: 0.5, commonTokens: 30 }),
    photo({ tokens: 10, sameChoices: 6, meanDivergence: 0.5, maxDivergence: 2, commonTokens: 3 }),
  ]
  const { tokens, agreement, meanDivergence, maxDivergence, sameAnswers, accuracy } = summariseDrift(photos, [])
  expect({ tokens, agreement, maxDivergence, sameAnswers, accuracy }).toEqual({
    tokens: 40,
    agreement: 0.9,
    maxDivergence: 2,
    sameAnswers: 1,
    accuracy: null,
  })
  expect(meanDivergence).toBeCloseTo(0.2, 12)
})

test('an answer that comes to no place is wrong at any distance', () => {
  const located = [
    photo({ referenceErrorKm: 10, errorKm: 100 }),
    photo({ referenceErrorKm: 700, errorKm: null }),
    photo({ referenceErrorKm: null, errorKm: 2 }),
  ]
  expect(summariseDrift([...located, photo({})], located).accuracy).toEqual({
    photos: 3,
    withinKm: [
      { km: 25, reference: 1, quantised: 1 },
      { km: 200, reference: 1, quantised: 2 },
      { km: 750, reference: 2, quantised: 2 },
      { km: 2500, reference: 2, quantised: 2 },
    ],
  })
})
