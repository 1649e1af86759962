import { describe, expect, it } from 'vitest'
import { agreementOf } from '../../../../electron/core/report/agreement.ts'

const first = { placeId: 2267057, countryCode: 'PT', at: { lat: 38.71667, lon: -9.13333 }, radiusKm: 10 }
const verdict = { precision: 'city', placeId: null, countryCode: 'PT', at: { lat: 38.7, lon: -9.1 } } as const

describe('verdict and first candidate', () => {
  it('are the same place within what both allow', () => {
    expect(agreementOf(verdict, first)).toMatchObject({ kind: 'same-place' })
    expect(agreementOf({ ...verdict, placeId: 2267057, at: null }, first)).toEqual({ kind: 'same-place', distanceKm: null })
  })

  it('are not the same place beyond it, however near for another precision', () => {
    const cascais = { lat: 38.69, lon: -9.42 }
    expect(agreementOf({ ...verdict, at: cascais }, first).kind).toBe('same-place')
    expect(agreementOf({ ...verdict, precision: 'vicinity', at: cascais }, first)).toMatchObject({ kind: 'same-country' })
  })

  it('disagree where their countries do, and say how far', () => {
    const madrid = agreementOf({ ...verdict, countryCode: 'ES', at: { lat: 40.4168, lon: -3.7038 } }, first)
    expect(madrid.kind).toBe('different')
    expect('distanceKm' in madrid && madrid.distanceKm).toBeGreaterThan(480)
    expect(agreementOf({ ...verdict, countryCode: null, at: { lat: 0, lon: 0 } }, first).kind).toBe('apart')
    expect(agreementOf({ ...verdict, precision: 'country', countryCode: 'ES', at: null }, first).kind).toBe('different')
  })

  it('cannot be compared where one of them says nothing', () => {
    expect(agreementOf(verdict, null).kind).toBe('nothing-to-compare')
    expect(agreementOf({ ...verdict, precision: 'undecided' }, first).kind).toBe('nothing-to-compare')
    expect(agreementOf({ ...verdict, at: null }, first).kind).toBe('nothing-to-compare')
  })
})
