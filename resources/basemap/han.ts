import type { Outline } from '../gazetteer/outlines.ts'

/** Turns Chinese names from one set of characters into the other, as far as Natural Earth's names in both show how. */
export interface HanForms {
  toSimplified(text: string): string
  toTraditional(text: string): string
}

/** Learns the pairs from divisions named in both sets with equally many characters; the more frequent reading of a character wins. */
export function learnHanForms(outlines: readonly Outline[]): HanForms {
  const simplified = new Map<string, Map<string, number>>()
  const traditional = new Map<string, Map<string, number>>()
  const count = (map: Map<string, Map<string, number>>, from: string, to: string) => {
    const found = map.get(from) ?? new Map<string, number>()
    map.set(from, found.set(to, (found.get(to) ?? 0) + 1))
  }
  for (const { properties } of outlines) {
    const [before, after] = [properties.name_zht, properties.name_zh]
    if (typeof before !== 'string' || typeof after !== 'string' || before.length !== after.length) continue
    for (const [index, sign] of [...before].entries()) {
      count(simplified, sign, after[index] ?? sign)
      count(traditional, after[index] ?? sign, sign)
    }
  }
  const convert = (map: Map<string, Map<string, number>>) => (text: string) =>
    [...text].map((sign) => [...(map.get(sign) ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0] ?? sign).join('')
  return { toSimplified: convert(simplified), toTraditional: convert(traditional) }
}
