import { expect, test } from 'vitest'
import { metadataFieldStrings } from '../../../../renderer/strings/en/metadata-fields/index.ts'

test('every tag is explained once, in sentences', () => {
  const tags = metadataFieldStrings.flatMap((explanation) => explanation.tags)
  expect(new Set(tags).size).toBe(tags.length)
  expect(tags.length).toBeGreaterThan(80)
  for (const { is, proves, provesNot } of metadataFieldStrings)
    for (const words of [is, proves, provesNot]) expect(words).toMatch(/^[A-Z“+].*\.$/)
})
