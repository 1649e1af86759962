import { expect, it } from 'vitest'
import answers from '../../../fixtures/training/answers.json' with { type: 'json' }
import names from '../../../fixtures/training/folded-names.json' with { type: 'json' }
import { GOLDEN_ANSWERS, GOLDEN_NAMES } from '../../../fixtures/training/golden-answers.ts'
import { goldenAnswer, goldenName } from '../../../fixtures/training/write-goldens.ts'

it('reads answers as when the file was written that the Python package is held to', () => {
  expect(answers).toEqual(GOLDEN_ANSWERS.map(goldenAnswer))
})

it('folds names as when the file was written that the Python package is held to', () => {
  expect(names).toEqual(GOLDEN_NAMES.map(goldenName))
})
