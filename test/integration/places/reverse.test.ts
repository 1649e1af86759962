import { beforeAll, describe, expect, it } from 'vitest'
import { hintArea } from '../../../electron/contract/hints.ts'
import { areaTest } from '../../../electron/core/hints/area-test.ts'
import type { Places } from '../../../electron/services/places/places.ts'
import { realPlaces } from './gazetteer.ts'

let places: Places
beforeAll(() => {
  places = realPlaces()
})

describe('the region of a position', () => {
  it.each([
    ['Carcassonne', 43.2061, 2.3636, 'FR', [43.6, 1.44], [48.86, 2.35]],
    ['Hyderabad', 17.3616, 78.4747, 'IN', [18.0, 79.58], [19.07, 72.88]],
    ['Mount Rushmore', 43.8791, -103.4591, 'US', [43.55, -96.73], [44.98, -93.27]],
  ])('around %s holds what lies in it, and not what lies beside it', (_name, lat, lon, code, within, beside) => {
    const region = places.regionAt({ lat, lon })!
    expect(region.countryCode).toBe(code)
    expect(region.name).toBe(places.reverse({ lat, lon }).admin1Name)
    const area = hintArea.parse({ kind: 'polygon', rings: region.rings })
    const { contains } = areaTest(area)!
    expect(contains({ lat, lon })).toBe(true)
    expect(contains({ lat: within[0]!, lon: within[1]! })).toBe(true)
    expect(contains({ lat: beside[0]!, lon: beside[1]! })).toBe(false)
  })

  it('of many islands and of the Antarctic are areas that a hint can hold; the open sea has none', () => {
    for (const [lat, lon] of [
      [66, -95],
      [-80, 20],
      [78, 16],
      [61, 9.5],
      [-54.8, -68.3],
    ] as const) {
      const region = places.regionAt({ lat, lon })
      if (region) hintArea.parse({ kind: 'polygon', rings: region.rings })
    }
    expect(places.regionAt({ lat: 66, lon: -95 })?.countryCode).toBe('CA')
    expect(places.regionAt({ lat: 0, lon: -30 })).toBeNull()
  })
})

describe('reverse geocoding', () => {
  it.each([
    ['Great Pyramid of Giza', 29.9792, 31.1342, 'EG'],
    ['Cité de Carcassonne', 43.2061, 2.3636, 'FR'],
    ['Eiffel Tower', 48.8584, 2.2945, 'FR'],
    ['Pont du Gard', 43.9475, 4.535, 'FR'],
    ['Brandenburg Gate', 52.5163, 13.3777, 'DE'],
    ['Neuschwanstein', 47.5576, 10.7498, 'DE'],
    ['Charminar', 17.3616, 78.4747, 'IN'],
    ['Golden Temple', 31.62, 74.8765, 'IN'],
    ['Lincoln Memorial', 38.8893, -77.0502, 'US'],
    ['Mount Rushmore', 43.8791, -103.4591, 'US'],
    ['Statue of Liberty', 40.6892, -74.0445, 'US'],
    ['Colosseum', 41.8902, 12.4922, 'IT'],
    ['Machu Picchu', -13.1631, -72.545, 'PE'],
    ['Petra', 30.3285, 35.4444, 'JO'],
    ['Vatican', 41.9029, 12.4534, 'VA'],
    ['Monaco', 43.7384, 7.4246, 'MC'],
    ['Kehl, over the Rhine from Strasbourg', 48.573, 7.815, 'DE'],
    ['Strasbourg', 48.5734, 7.7521, 'FR'],
    ['Tuvalu', -8.5212, 179.1983, 'TV'],
    ['Bouvet', -54.42, 3.35, 'BV'],
    ['Guadeloupe', 16.25, -61.58, 'GP'],
    ['South Pole', -90, 0, 'AQ'],
  ])('%s', (_name, lat, lon, code) => expect(places.reverse({ lat, lon }).countryCode).toBe(code))

  it('names regions and the nearest place', () => {
    const berlin = places.reverse({ lat: 52.5163, lon: 13.3777 })
    expect(berlin.nearest?.distanceKm).toBeLessThan(5)
    expect(berlin.admin1Name).toMatch(/Berlin/)
    expect(places.reverse({ lat: 17.3616, lon: 78.4747 }).admin1Name).toBe('Telangana')
  })

  it('leaves the open sea to nobody', () => {
    expect(places.reverse({ lat: 0, lon: 0 })).toMatchObject({ countryCode: null, countryName: null, admin1Name: null })
    expect(places.reverse({ lat: -48.8, lon: -123.4 }).countryCode).toBeNull()
  })

  it('says where ground is contested', () => {
    expect(places.reverse({ lat: 44.6, lon: 33.53 })).toMatchObject({ countryCode: 'UA', contested: expect.stringContaining('Russia') })
    expect(places.reverse({ lat: 44.1, lon: 145.85 }).contested).toMatch(/Japan/)
    expect(places.reverse({ lat: 52.5, lon: 13.4 }).contested).toBeUndefined()
  })

  it('takes every corner of the Earth', () => {
    for (const lat of [-90, -45, 0, 45, 90]) for (const lon of [-180, 0, 180]) expect(places.reverse({ lat, lon }).nearest).not.toBeNull()
  })
})

describe('regions by name', () => {
  const named = (query: string) => places.suggestRegions(query, 5).map(({ name, countryCode }) => `${name}, ${countryCode}`)

  it.each([
    ['bav', 'Bavaria, DE'],
    ['Bayern', 'Bavaria, DE'],
    ['calif', 'California, US'],
    ['Île-de-Fr', 'Île-de-France, FR'],
    ['south aus', 'South Australia, AU'],
  ])('%s begins %s', (query, first) => {
    expect(named(query)[0]).toBe(first)
  })

  it('have the outline that a position in them has', () => {
    const bavaria = places.suggestRegions('Bavaria', 1)[0]!
    expect(places.regionNamed(bavaria)).toEqual(places.regionAt({ lat: 47.5576, lon: 10.7498 }))
  })

  it('of no such name are none', () => {
    expect(named('xqzzy')).toEqual([])
    expect(named('b')).toEqual([])
    expect(places.regionNamed({ name: 'Bavaria', countryCode: 'FR' })).toBeNull()
  })
})
