import { expect, it } from 'vitest'
import { GOLDEN_TEXTS } from '../../../fixtures/training/golden-texts.ts'
import golden from '../../../fixtures/training/mentions.json' with { type: 'json' }
import { goldenMentions } from '../../../fixtures/training/write-goldens.ts'

it('finds what it found when the file was written that the Python package is held to', () => {
  expect(golden.map(({ text }) => text)).toEqual(GOLDEN_TEXTS)
  for (const row of golden) expect(goldenMentions(row.text)).toEqual(row)
})
