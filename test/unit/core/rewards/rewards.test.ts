import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../../../../electron/core/answer/parse-answer.ts'
import { formReward } from '../../../../electron/core/rewards/form.ts'
import { geoReward } from '../../../../electron/core/rewards/geo.ts'
import { alike } from '../../../../electron/core/rewards/likeness.ts'
import { type Alternative, locReward } from '../../../../electron/core/rewards/loc.ts'
import { visReward } from '../../../../electron/core/rewards/vis.ts'
import { type VisualElement, visibleOf } from '../../../../electron/core/rewards/visible.ts'
import cases from '../../../fixtures/training/rewards.json' with { type: 'json' }

const visOf = (completion: string, elements: VisualElement[]) => visReward(parseAnswer(completion).reasoning, visibleOf(elements))

describe('cases worked by hand, which the Python package is held to as well', () => {
  it('are at least sixty', () => {
    expect(Object.values(cases).flat().length).toBeGreaterThanOrEqual(60)
  })

  it.each(cases.geo)('geo: $why', ({ completion, accepted_countries, accepted_cities, alpha, reward }) => {
    const truth = { acceptedCountries: accepted_countries, acceptedCities: accepted_cities }
    expect(geoReward(parseAnswer(completion), truth, alpha)).toBeCloseTo(reward, 12)
  })

  it.each(cases.vis)('vis: $why', ({ completion, visual_elements, reward }) => {
    expect(visOf(completion, visual_elements as VisualElement[])).toBeCloseTo(reward, 12)
  })

  it.each(cases.loc)('loc: $why', ({ alternatives, reward }) => {
    const found = locReward(alternatives as unknown as Alternative[])
    if (reward === null) expect(found).toBeNull()
    else expect(found).toBeCloseTo(reward, 12)
  })

  it.each(cases.form)('form: $why', ({ text, reward }) => {
    expect(formReward(text)).toBe(reward)
  })
})

describe('what is visible', () => {
  const THINGS = ['tram', 'church', 'bus', 'palm tree', 'bollard', 'castle', 'volcano', 'camel', 'ferry', 'mosque', 'windmill', 'penguin']
  const list = (things: readonly string[]) => things.map((thing) => `a ${thing}`).join(', ')

  it('is rewarded as the share of the distinct things that are there', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...THINGS), { minLength: 1 }), fc.subarray(THINGS), (named, there) => {
        const visible = visibleOf(there.map((label) => ({ kind: 'thing', label })))
        const share = named.filter((thing) => there.includes(thing)).length / named.length
        expect(visReward(`I see ${list(named)}.`, visible)).toBeCloseTo(share, 12)
        expect(visReward(`I see ${list([...named, ...named])}.`, visible)).toBeCloseTo(share, 12)
      }),
    )
  })

  it('is rewarded less for every invented thing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(THINGS, { minLength: 2 }), (named) => {
        const visible = visibleOf([{ kind: 'thing', label: named[0]! }])
        const rewards = named.map((_, i) => visReward(`I see ${list(named.slice(0, i + 1))}.`, visible))
        expect(rewards).toEqual(rewards.toSorted((a, b) => b - a))
        expect(rewards.at(-1)!).toBeLessThan(1)
      }),
    )
  })

  it('lies between 0 and 1 for any words', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.record({ kind: fc.constantFrom('thing', 'text'), label: fc.string() })), (text, elements) => {
        const reward = visReward(text, visibleOf(elements as VisualElement[]))
        expect(reward).toBeGreaterThanOrEqual(0)
        expect(reward).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('alike', () => {
  it('is the same both ways, and allows one slip in five letters', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => alike(a, b) === alike(b, a)))
    expect([alike('hotel', 'hotal'), alike('taxi', 'taxa'), alike('hotel europa', 'hotal europe'), alike('hotel', 'hatal')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
})
