import fc from 'fast-check'
import { cellToLatLng, cellToParent, getResolution } from 'h3-js'
import { describe, expect, it } from 'vitest'
import type { Clue, Support } from '../../../../electron/contract/clues.ts'
import { type Posterior, posterior as posteriorSchema } from '../../../../electron/contract/posterior.ts'
import { distanceKm } from '../../../../electron/core/geography/distance.ts'
import type { ReadSample } from '../../../../electron/core/posterior/evidence.ts'
import { CELLS_AT_MOST, COUNTRY_PART } from '../../../../electron/core/posterior/method.ts'
import { computePosterior, type PosteriorInput } from '../../../../electron/core/posterior/posterior.ts'
import {
  clue,
  countryReading,
  forCountry,
  forPlace,
  idOf,
  japan,
  kyoto,
  lisbon,
  madrid,
  places,
  porto,
  portugal,
  reading,
  sample,
  taveuni,
} from './given.ts'
import { boxes, gridOfBoxes, smallGrid } from './small-grid.ts'

const compute = (input: Partial<PosteriorInput>) =>
  computePosterior({ grid: smallGrid, samples: [], modelReliability: 0.8, clues: [], ...input })

const massWithin = (posterior: Posterior, at: { lat: number; lon: number }, km: number) =>
  posterior.cells.reduce((sum, cell, index) => {
    const [lat, lon] = cellToLatLng(cell)
    return sum + (distanceKm({ lat, lon }, at) <= km ? (posterior.probabilities[index] ?? 0) : 0)
  }, 0)

/** Mass by country of the box that holds the cell's ancestor in the grid. */
function massByCountry(posterior: Posterior, grid = smallGrid): Record<string, number> {
  const countryOf = new Map(grid.cells.map((cell, index) => [cell, grid.countryCodes[grid.countryOf[index] ?? 0] ?? '']))
  const masses: Record<string, number> = {}
  for (const [index, cell] of posterior.cells.entries()) {
    const own = getResolution(cell) > grid.resolution ? cellToParent(cell, grid.resolution) : cell
    const code = countryOf.get(own) ?? 'merged'
    masses[code] = (masses[code] ?? 0) + (posterior.probabilities[index] ?? 0)
  }
  return masses
}

describe('small cases worked by hand', () => {
  // Two countries whose priors are 3/4 and 1/4 whatever the cells.
  const halves = gridOfBoxes([
    { code: 'PT', south: 38, west: -9, north: 40, east: -7, weight: 1 },
    { code: 'ES', south: 38, west: -5, north: 40, east: -3, weight: 1 },
  ])
  const inFirst = halves.cells.map((_, index) => halves.countryOf[index] === 0)
  const sizes = [inFirst.filter(Boolean).length, inFirst.filter((first) => !first).length]
  const grid = { ...halves, prior: Float64Array.from(inFirst, (first) => (first ? 0.75 / (sizes[0] ?? 1) : 0.25 / (sizes[1] ?? 1))) }

  it('a clue of reliability 0.5 for the second country: (0.75·0.5 , 0.25·(0.5 + 0.5/0.25)) / 1 = (0.375, 0.625)', () => {
    const masses = massByCountry(compute({ grid, clues: [clue(1, [forCountry('ES')])] }), grid)
    expect(masses.PT).toBeCloseTo(0.375, 9)
    expect(masses.ES).toBeCloseTo(0.625, 9)
  })
  it('two clues of different kinds multiply: (0.75·0.25 , 0.25·2.5²) = (0.1875, 1.5625) / 1.75', () => {
    const clues = [clue(1, [forCountry('ES')]), clue(2, [forCountry('ES')], { kind: 'currency' })]
    expect(massByCountry(compute({ grid, clues }), grid).ES).toBeCloseTo(1.5625 / 1.75, 9)
  })
  it('one of two samples for the second country at ρ = 0.8: M = 0.2 + 0.8·(0 or ½/0.25) → ES = 0.25·(0.2 + 0.4/0.25 + 0.4) with the other unresolved', () => {
    const spain = { code: 'ES', name: 'Spain', at: { lat: 40, lon: -4 }, population: 1 }
    const samples = [sample(0, [countryReading(spain)]), sample(1, [], 'Atlantis')]
    const posterior = compute({ grid, samples })
    expect(massByCountry(posterior, grid).ES).toBeCloseTo(0.25 * (0.6 + 0.4 / 0.25), 9)
    expect(posterior.unresolvedShare).toBe(0.5)
    expect(posterior.unresolvedNames).toEqual(['Atlantis'])
  })
  it('a sample naming a city puts (1 − country part) round it and the rest on its country', () => {
    const samples = [sample(0, [reading({ ...lisbon, lat: 39, lon: -8 })])]
    const near = compute({ grid, samples, modelReliability: 0.99 })
    expect(massByCountry(near, grid).PT).toBeCloseTo(0.99 + 0.01 * 0.75, 3)
    // 93 % of the kernel lies within three half-mass radii (7.6 km); the country's part and the prior add little there.
    const within = massWithin(near, { lat: 39, lon: -8 }, 3 * 7.6)
    expect(within).toBeGreaterThan(0.99 * (1 - COUNTRY_PART) * 0.88)
    expect(within).toBeLessThan(0.99 * (1 - COUNTRY_PART) * 0.96 + 0.06)
  })
})

describe('standing', () => {
  const other = clue(2, [forPlace(porto)], { kind: 'place-name' })
  it('a rejected clue, one of metadata and one that supports nothing are as if they were not there', () => {
    const without = compute({ clues: [other] })
    for (const more of [{ standing: 'rejected' }, { inPosterior: false }, { supports: [] }, { reliability: 0 }] as const) {
      const supports = 'supports' in more ? [] : [forCountry('JP')]
      const { weights, ...answer } = compute({ clues: [clue(1, [forCountry('JP')], { ...more, supports }), other] })
      expect({ ...answer, weights: weights?.filter(({ part }) => part === 'counted') }).toEqual(without)
    }
  })
  it('a doubted clue counts half', () => {
    expect(compute({ clues: [clue(1, [forCountry('JP')], { standing: 'doubted', reliability: 0.6 })] }).probabilities).toEqual(
      compute({ clues: [clue(1, [forCountry('JP')], { reliability: 0.3 })] }).probabilities,
    )
  })
})

describe('dependence', () => {
  it('ten clues of one kind to one country are one', () => {
    const one = compute({ clues: [clue(1, [forCountry('JP')])] })
    const ten = compute({ clues: Array.from({ length: 10 }, (_, index) => clue(index + 1, [forCountry('JP')])) })
    expect(ten.probabilities).toEqual(one.probabilities)
    expect(ten.candidates[0]?.clues).toHaveLength(10)
  })
  it('the script and the language of the same words are one property', () => {
    const script = clue(1, [forCountry('JP', 0.9), forCountry('PT', 0.1)], { kind: 'script', reliability: 0.4 })
    const language = clue(2, [forCountry('JP')], { kind: 'language', reliability: 0.3 })
    expect(compute({ clues: [script, language] }).probabilities).toEqual(compute({ clues: [script] }).probabilities)
  })
  it('clues that contradict each other share the belief', () => {
    const clues = places.map((place, index) => clue(index, [forPlace(place)], { kind: 'place-name', reliability: 0.3 }))
    const { candidates } = compute({ clues })
    for (const candidate of candidates) expect(candidate.probability).toBeLessThan(0.5)
  })
})

describe('candidates', () => {
  const samples = [
    ...[0, 1, 2, 3, 4, 5].map((number) => sample(number, [reading(lisbon)])),
    sample(6, [reading(porto)]),
    sample(7, [], 'Qwx'),
  ]
  it('names who speaks for what, in order', () => {
    const posterior = compute({
      samples,
      clues: [clue(1, [forCountry('PT')]), clue(2, [forCountry('JP')], { kind: 'currency', reliability: 0.1 })],
    })
    const [first] = posterior.candidates
    expect(first).toMatchObject({
      rank: 1,
      name: 'Lisbon, Portugal',
      placeId: 1,
      countryCode: 'PT',
      samples: [0, 1, 2, 3, 4, 5],
      clues: [idOf(1)],
    })
    expect(first?.radiusKm).toBeGreaterThan(5)
    expect(first?.radiusKm).toBeLessThan(12)
    expect(posterior.candidates.map(({ name }) => name)).toContain('Porto, Portugal')
    expect(posterior.candidates.map(({ name }) => name)).toContain('Elsewhere in Portugal')
    expect(posterior.basis).toBe('Rests on 7 of 8 samples and 2 clues.')
  })
  it('gives the country where no place stands out', () => {
    const { candidates } = compute({ samples: [sample(0, [countryReading(japan)]), sample(1, [countryReading(portugal)])] })
    expect(candidates.map(({ name }) => name)).toEqual(['Japan', 'Portugal'])
    expect(candidates[0]).toMatchObject({ placeId: null, at: japan.at, samples: [0] })
  })
  it('gathers a suburb under its city', () => {
    const suburb = { ...lisbon, id: porto.id, name: 'Amadora', lat: 38.75, lon: -9.23, population: 175_000 }
    const { candidates } = compute({ samples: [sample(0, [reading(lisbon)]), sample(1, [reading(lisbon)]), sample(2, [reading(suburb)])] })
    expect(candidates[0]).toMatchObject({ name: 'Lisbon, Portugal', samples: [0, 1, 2] })
    expect(candidates.some(({ name }) => name.startsWith('Amadora'))).toBe(false)
  })
  it('tells namesakes apart by their region', () => {
    const namesake = { ...porto, id: madrid.id, name: 'Lisbon', admin1Name: 'Norte' }
    const { candidates } = compute({ samples: [sample(0, [reading({ ...lisbon, admin1Name: 'Lisboa' })]), sample(1, [reading(namesake)])] })
    expect(candidates.map(({ name }) => name)).toEqual(expect.arrayContaining(['Lisbon, Lisboa, Portugal', 'Lisbon, Norte, Portugal']))
  })
  it('has none without evidence, and says so', () => {
    const posterior = compute({ samples: [sample(0, [], 'Qwx')] })
    expect(posterior.candidates).toEqual([])
    expect(posterior.basis).toContain('No sample named a known place and no clue speaks')
  })
  it('leaves the words of a test model out, whatever they name', () => {
    const posterior = compute({ samples, modelReliability: 0 })
    expect(posterior.probabilities).toEqual(compute({}).probabilities)
    expect(posterior.candidates).toEqual([])
    expect(posterior.basis).toContain('mean nothing')
  })
})

describe('odd grounds', () => {
  it('stays a probability at the antimeridian and on a grid that holds a pole', () => {
    const polar = gridOfBoxes([{ code: 'AQ', south: -89.9, west: -60, north: -80, east: 60, weight: 1 }], 3)
    const pole = { ...lisbon, countryCode: 'AQ', lat: -90, lon: 0, population: 0 }
    for (const posterior of [
      compute({ samples: [sample(0, [reading(taveuni)])] }),
      compute({ grid: polar, samples: [sample(0, [reading(pole)])] }),
    ]) {
      expect(posterior.probabilities.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 9)
      expect(posterior.candidates[0]?.probability).toBeGreaterThan(0.3)
    }
  })
  it('draws nothing across the antimeridian', () => {
    const { regions } = compute({ samples: [sample(0, [reading(taveuni)])], modelReliability: 0.9 })
    const lons = regions.flatMap(({ outline }) => outline.flat(2).map(([lon]) => lon))
    expect(Math.min(...lons)).toBeGreaterThanOrEqual(-180)
    expect(Math.max(...lons)).toBeLessThanOrEqual(180)
    for (const ring of regions.flatMap(({ outline }) => outline.flat()))
      for (const [index, [lon]] of ring.entries()) if (index > 0) expect(Math.abs(lon - (ring[index - 1]?.[0] ?? lon))).toBeLessThan(180)
  })
  it('takes places without land near and countries without land for no evidence', () => {
    const ocean = { ...lisbon, countryCode: 'ZZ', lat: -40, lon: -120 }
    const unmoved = compute({}).probabilities
    const moved = compute({ samples: [sample(0, [reading(ocean)])], clues: [clue(1, [forCountry('XX')])] }).probabilities
    expect(moved).toHaveLength(unmoved.length)
    for (const [index, mass] of moved.entries()) expect(mass).toBeCloseTo(unmoved[index] ?? 0, 12)
  })
  it('gives an empty surface for an empty grid', () => {
    const empty = gridOfBoxes([])
    expect(compute({ grid: empty, samples: [sample(0, [reading(lisbon)])], clues: [clue(1, [forCountry('PT')])] })).toMatchObject({
      cells: [],
      regions: [],
      candidates: [],
    })
  })
  it('bounds the number of cells and keeps their sum', () => {
    const wide = gridOfBoxes([{ code: 'RU', south: 50, west: 30, north: 70, east: 140, weight: 1 }], 4)
    const { cells, probabilities } = compute({ grid: wide })
    expect(wide.cells.length).toBeGreaterThan(CELLS_AT_MOST)
    expect(cells.length).toBeLessThanOrEqual(CELLS_AT_MOST + 6)
    expect(probabilities.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 9)
  })
})

const anyReading = fc.oneof(
  fc.constantFrom(...places).map((place) => reading(place)),
  fc.constantFrom(portugal, japan).map((country) => countryReading(country)),
)
const anySample: fc.Arbitrary<Omit<ReadSample, 'number'>> = fc.oneof(
  anyReading.map((one) => ({ readings: [one], unresolved: null })),
  fc.tuple(anyReading, anyReading).map(([a, b]) => ({
    readings: [
      { ...a, share: 0.7 },
      { ...b, share: 0.3 },
    ],
    unresolved: null,
  })),
  fc.constant<Omit<ReadSample, 'number'>>({ readings: [], unresolved: 'Qwx' }),
)
const anySamples = fc.array(anySample, { maxLength: 8 }).map((list) => list.map((one, number) => ({ number, ...one })))
const anyClues = fc
  .array(
    fc.record({
      supports: fc.oneof<fc.Arbitrary<Support[]>[]>(
        fc.constantFrom(...places).map((place) => [forPlace(place)]),
        fc.constantFrom('PT', 'ES', 'JP', 'FJ', 'XX').map((code) => [forCountry(code)]),
        fc.constant([forCountry('PT', 0.5), forCountry('ES', 0.5)]),
      ),
      kind: fc.constantFrom<Clue['kind'][]>('phone-prefix', 'place-name', 'script', 'language', 'currency'),
      reliability: fc.double({ min: 0, max: 1, noNaN: true }),
      standing: fc.constantFrom<Clue['standing'][]>('proposed', 'accepted', 'doubted', 'rejected'),
    }),
    { maxLength: 8 },
  )
  .map((list) => list.map(({ supports, ...more }, index) => clue(index + 1, supports, more)))
const anyRho = fc.double({ min: 0, max: 1, noNaN: true })

/** The same countries in cells seven times as large: the laws hold on any grid, and hold sooner there. */
const coarseGrid = gridOfBoxes(boxes, 3)
const computeCoarse = (input: Partial<PosteriorInput>) => compute({ grid: coarseGrid, ...input })

describe('for every evidence', () => {
  it('is a posterior of the contract: sums to 1, cells apart, regions nested, candidates in order and disjoint', () => {
    fc.assert(
      fc.property(anySamples, anyClues, anyRho, (samples, clues, modelReliability) => {
        const posterior = posteriorSchema.parse(computeCoarse({ samples, clues, modelReliability }))
        expect(posterior.probabilities.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 9)
        for (const mass of posterior.probabilities) expect(mass).toBeGreaterThan(0)
        const known = new Set(posterior.cells)
        expect(known.size).toBe(posterior.cells.length)
        for (const cell of known)
          for (let up = getResolution(cell) - 1; up >= 0; up--) expect(known.has(cellToParent(cell, up))).toBe(false)
        const areas = posterior.regions.map(({ areaKm2 }) => areaKm2)
        expect(areas).toEqual([...areas].sort((a, b) => a - b))
        const chances = posterior.candidates.map(({ probability }) => probability)
        expect(chances).toEqual([...chances].sort((a, b) => b - a))
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeLessThanOrEqual(1 + 1e-9)
      }),
      { numRuns: 40 },
    )
  })
  it('does not depend on the order of samples and clues', () => {
    fc.assert(
      fc.property(anySamples, anyClues, fc.integer(), (samples, clues, turn) => {
        const rotated = <T>(list: T[]) =>
          [...list.slice(Math.abs(turn) % (list.length || 1)), ...list.slice(0, Math.abs(turn) % (list.length || 1))].reverse()
        const one = computeCoarse({ samples, clues })
        const other = computeCoarse({ samples: rotated(samples), clues: rotated(clues) })
        expect(other.candidates.map(({ name, samples: speaking }) => [name, speaking])).toEqual(
          one.candidates.map(({ name, samples: speaking }) => [name, speaking]),
        )
        expect([...other.cells].sort()).toEqual([...one.cells].sort())
        for (const [index, cell] of one.cells.entries())
          expect(other.probabilities[other.cells.indexOf(cell)]).toBeCloseTo(one.probabilities[index] ?? 0, 12)
      }),
      { numRuns: 15 },
    )
  })
  it('more agreeing samples never lower the city they agree on', () => {
    fc.assert(
      fc.property(anySamples, fc.constantFrom(lisbon, madrid, kyoto), anyRho, (others, city, modelReliability) => {
        // One sample names the city from the start, so that both surfaces stand on the same cells.
        const samples = [...others, sample(20, [reading(city)])]
        const before = massWithin(computeCoarse({ samples, modelReliability }), city, 25)
        const after = massWithin(computeCoarse({ samples: [...samples, sample(21, [reading(city)])], modelReliability }), city, 25)
        expect(after).toBeGreaterThanOrEqual(before - 1e-12)
      }),
      { numRuns: 25 },
    )
  })
})
