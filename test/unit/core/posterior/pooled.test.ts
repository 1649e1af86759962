import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { photoId } from '../../../../electron/contract/ids.ts'
import { fits } from '../../../../electron/core/posterior/fit.ts'
import { computePooledPosterior, onceEach, type PooledPhoto } from '../../../../electron/core/posterior/pooled.ts'
import { computePosterior } from '../../../../electron/core/posterior/posterior.ts'
import { clue, forCountry, forPlace, kyoto, lisbon, madrid, porto, reading, sample } from './given.ts'
import { smallGrid } from './small-grid.ts'

const photo = (number: number, more: Partial<PooledPhoto> = {}): PooledPhoto => ({
  photoId: photoId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
  runId: null,
  samples: [],
  modelReliability: 0.8,
  clues: [],
  ...more,
})
const pooled = (photos: PooledPhoto[]) => computePooledPosterior({ grid: smallGrid, photos, hints: [] })
const first = (photos: PooledPhoto[]) => pooled(photos).candidates[0]!

describe('photos of one place together', () => {
  it('one photo says as a group what it says alone', () => {
    const one = {
      samples: [sample(0, [reading(lisbon)]), sample(1, [reading(porto)])],
      clues: [clue(1, [forCountry('PT')], { quote: '+351' })],
    }
    const alone = computePosterior({ grid: smallGrid, modelReliability: 0.8, ...one })
    const { photos, basis, ...group } = pooled([photo(1, one)])
    expect(group.candidates).toEqual(alone.candidates)
    expect(group.probabilities).toEqual(alone.probabilities)
    expect(photos).toMatchObject([{ samples: 2, clues: 1, stance: 'alone', fit: null }])
    expect(basis).toBe('Rests on 2 samples and 1 clue from 1 photo.')
  })

  it('photos that say the same are surer together than either alone, whatever their order', () => {
    const a = photo(1, { samples: [sample(0, [reading(lisbon)])] })
    const b = photo(2, { samples: [sample(0, [reading(lisbon)]), sample(1, [reading(madrid)])] })
    const together = first([a, b])
    expect(together.name).toContain('Lisbon')
    expect(together.probability).toBeGreaterThan(Math.max(first([a]).probability, first([b]).probability))
    expect(first([b, a]).probability).toBeCloseTo(together.probability, 10)
    // Numbered through: the first of a, and the first of b.
    expect(together.samples).toEqual([0, 1])
    expect(pooled([a, b]).photos.map(({ stance }) => stance)).toEqual(['for', 'for'])
  })

  it('the same clue in two photos counts once; another clue counts beside it', () => {
    const sign = (number: number) => clue(number, [forPlace(lisbon)], { kind: 'place-name', quote: 'Rua  Augusta' })
    const once = first([photo(1, { clues: [sign(1)] })]).probability
    const again = clue(2, [forPlace(lisbon)], { kind: 'place-name', quote: 'rua augusta' })
    expect(first([photo(1, { clues: [sign(1)] }), photo(2, { clues: [again] })]).probability).toBeCloseTo(once, 10)
    const prefix = clue(3, [forCountry('PT')], { quote: '+351' })
    expect(first([photo(1, { clues: [sign(1)] }), photo(2, { clues: [prefix] })]).probability).toBeGreaterThan(once)
  })

  it('of a clue that is rejected in one photo, the other photo still speaks, and the stronger counts', () => {
    const weak = clue(1, [forPlace(porto)], { quote: 'Ribeira', standing: 'rejected' })
    const strong = clue(2, [forPlace(porto)], { quote: 'Ribeira', reliability: 0.3 })
    expect(onceEach([weak, strong])).toEqual([strong])
    const stated = [clue(3, [forPlace(porto)], { source: 'analyst' }), clue(4, [forPlace(lisbon)], { source: 'analyst' })]
    expect(onceEach(stated)).toHaveLength(2)
  })

  it('says which photo speaks against the others, and which says nothing', () => {
    const inLisbon = (number: number) => photo(number, { samples: [sample(0, [reading(lisbon)])] })
    const inKyoto = photo(3, { samples: [sample(0, [reading(kyoto)])] })
    const { photos, candidates } = pooled([inLisbon(1), inLisbon(2), inKyoto, photo(4)])
    expect(candidates[0]!.name).toContain('Lisbon')
    expect(photos.map(({ stance }) => stance)).toEqual(['for', 'for', 'against', 'silent'])
    expect(photos[2]).toMatchObject({ first: { name: expect.stringContaining('Kyoto') } })
    expect(photos[2]!.fit).toBeLessThan(0.3)
    expect(photos[3]).toMatchObject({ first: null, fit: null })
  })

  it('two photos that contradict each other both speak against', () => {
    const { photos } = pooled([
      photo(1, { clues: [clue(1, [forCountry('PT')], { reliability: 0.9 })] }),
      photo(2, { clues: [clue(2, [forCountry('JP')], { reliability: 0.9 })] }),
    ])
    expect(photos.map(({ stance }) => stance)).toEqual(['against', 'against'])
  })

  it('a model whose words mean nothing is not heard beside one whose words do', () => {
    const test = photo(1, { samples: [sample(0, [reading(kyoto)])], modelReliability: 0 })
    const real = photo(2, { samples: [sample(0, [reading(lisbon)])] })
    const { candidates, basis, photos } = pooled([test, real])
    expect(candidates[0]!.name).toContain('Lisbon')
    expect(basis).toBe('Rests on 1 sample from 1 photo.')
    expect(photos.map(({ stance }) => stance)).toEqual(['silent', 'alone'])
  })
})

describe('how well evidence fits', () => {
  const shares = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
  const scaled = (values: number[]) => {
    const total = values.reduce((sum, value) => sum + value, 0)
    return Float64Array.from(values, (value) => value / total)
  }

  it('is the same for both of two, 1 beside one that says nothing, and (by hand) 2 for two that say the same half of the world', () => {
    fc.assert(
      fc.property(shares, shares, shares, (p, a, b) => {
        const prior = scaled(p)
        const [ofA, ofB] = fits(prior, [scaled(a), scaled(b)])
        expect(ofA).toBeCloseTo(ofB!, 9)
        expect(fits(prior, [scaled(a), prior])[0]).toBeCloseTo(1, 9)
      }),
    )
    const half = Float64Array.of(1, 1e-12)
    expect(fits(Float64Array.of(0.5, 0.5), [half, half])[0]).toBeCloseTo(2, 6)
  })

  it('holds for hundreds of photos', () => {
    const prior = Float64Array.of(1e-6, 1 - 1e-6)
    const sure = Float64Array.of(0.99, 0.01)
    for (const fit of fits(
      prior,
      Array.from({ length: 200 }, () => sure),
    ))
      expect(fit).toBeCloseTo(0.99e6, -3)
  })
})
