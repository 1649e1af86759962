import { describe, expect, it } from 'vitest'
import type { AnalystClue } from '../../../../electron/contract/analyst-clues.ts'
import { clueOfAnalyst } from '../../../../electron/core/clues/analyst-clue.ts'
import { massWithin } from '../../../../electron/core/posterior/radial-kernel.ts'

const claim = (target: AnalystClue['target'], strength: AnalystClue['strength'] = 'fair'): AnalystClue => ({
  kind: 'own-knowledge',
  target,
  strength,
  quote: '',
  reason: '',
  where: null,
})

describe('an analyst’s claim as a clue', () => {
  it('for a country speaks for it alone', () => {
    expect(clueOfAnalyst(claim({ kind: 'country', countryCode: 'PT', name: 'Portugal' }))).toMatchObject({
      title: 'Portugal',
      supports: [{ kind: 'country', countryCode: 'PT', share: 1 }],
      inPosterior: true,
    })
  })
  it('for an area leaves nine tenths of itself within the radius that was given', () => {
    const clue = clueOfAnalyst(claim({ kind: 'area', name: 'the delta', countryCode: null, at: { lat: 45, lon: 29 }, withinKm: 50 }))
    const [support] = clue.supports
    expect(clue.title).toBe('Within 50 km of the delta')
    expect(support?.kind === 'place' && massWithin(50, support.radiusKm)).toBeCloseTo(0.9, 2)
  })
  it('counts more the stronger it is said to be, and never for certain', () => {
    const strengths = ['weak', 'fair', 'strong', 'very-strong'] as const
    const figures = strengths.map(
      (strength) => clueOfAnalyst(claim({ kind: 'country', countryCode: 'PT', name: 'P' }, strength)).reliability,
    )
    expect(figures).toEqual(figures.toSorted((a, b) => a - b))
    expect(figures.at(-1)).toBeLessThan(1)
  })
})
