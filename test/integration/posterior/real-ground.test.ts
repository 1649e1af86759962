import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Clue } from '../../../electron/contract/clues.ts'
import { photoId } from '../../../electron/contract/ids.ts'
import { posterior as posteriorSchema } from '../../../electron/contract/posterior.ts'
import { parseAnswer } from '../../../electron/core/answer/parse-answer.ts'
import { cluesOf } from '../../../electron/core/clues/clues-of.ts'
import type { TextLine } from '../../../electron/core/clues/text-line.ts'
import { posteriorToGeoJson } from '../../../electron/core/geojson/posterior-to-geojson.ts'
import { resolveAnswer } from '../../../electron/core/places/resolve-answer.ts'
import type { ReadSample } from '../../../electron/core/posterior/evidence.ts'
import { computePosterior } from '../../../electron/core/posterior/posterior.ts'
import type { Places } from '../../../electron/services/places/places.ts'
import { realPlaces } from '../places/gazetteer.ts'

let places: Places
beforeAll(() => {
  places = realPlaces()
})

const samplesOf = (texts: string[]): ReadSample[] =>
  texts.map((text, number) => {
    const { country, city } = parseAnswer(text)
    const { readings, unresolved } = resolveAnswer({ country, city }, places)
    return { number, readings, unresolved }
  })
const saying = (country: string, city: string) => `<think>Clues.</think><answer>country: ${country}\ncity: ${city}</answer>`
const compute = (samples: ReadSample[], clues: Clue[] = [], modelReliability = 0.85) =>
  posteriorSchema.parse(computePosterior({ grid: places.worldGrid(), samples, modelReliability, clues, lookup: places }))
const line = (text: string, language: string | null = null): TextLine => ({
  text,
  polygon: [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 0.1 },
    { x: 0, y: 0.1 },
  ],
  confidence: 0.95,
  script: 'Latn',
  language,
  reader: 'test',
})
const readLines = (lines: TextLine[]) =>
  cluesOf({ photoId: photoId.parse(randomUUID()), metadata: null, textLines: lines, lookup: places, newId: randomUUID })

describe('on the real ground', () => {
  it('the prior alone sums to 1 and names nothing', () => {
    const posterior = compute([])
    expect(posterior.probabilities.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 9)
    expect(posterior.candidates).toEqual([])
    expect(posterior.regions.map(({ level }) => level)).toEqual([0.5, 0.8, 0.95])
  })
  it('eight samples for one city give a region of the city’s size, and the rest to its country and the prior', () => {
    const posterior = compute(samplesOf(Array.from({ length: 8 }, () => saying('Portugal', 'Lisbon'))))
    expect(posterior.candidates[0]).toMatchObject({ name: 'Lisbon, Portugal', samples: [0, 1, 2, 3, 4, 5, 6, 7] })
    expect(posterior.candidates[0]?.probability).toBeGreaterThan(0.55)
    expect(posterior.regions[0]?.areaKm2).toBeLessThan(1000)
    expect(posterior.regions[0]?.areaKm2).toBeGreaterThan(50)
  })
  it('namesakes share the belief and are told apart', () => {
    const { candidates } = compute(samplesOf([saying('United States', 'Springfield')]))
    const springfields = candidates.filter(({ name }) => name.startsWith('Springfield'))
    expect(springfields.length).toBeGreaterThan(2)
    expect(new Set(springfields.map(({ name }) => name)).size).toBe(springfields.length)
  })
  it('clues in the photo settle what the samples leave open; rejected ones do not', () => {
    const samples = samplesOf([saying('Portugal', 'Lisbon'), saying('Brazil', 'Rio de Janeiro')])
    const clues = readLines([line('Rua Augusta 12, 1100-048 Lisboa'), line('Tel. +351 213 950 000'), line('www.pastelaria.pt')])
    const lisbonIn = (standing: Clue['standing']) =>
      compute(
        samples,
        clues.map((clue) => ({ ...clue, standing })),
      ).candidates.find(({ name }) => name === 'Lisbon, Portugal')?.probability ?? 0
    expect(lisbonIn('proposed')).toBeGreaterThan(0.9)
    expect(lisbonIn('rejected')).toBeLessThan(0.5)
    expect(lisbonIn('doubted')).toBeGreaterThan(lisbonIn('rejected'))
  })
  it('names of everyday sign text are read with their reasons', () => {
    const kinds = readLines([
      line('Rua Augusta 12, 1100-048 Lisboa'),
      line('Bolo de arroz 2,50 €'),
      line('Aberto todos os dias das nove às vinte', 'pt'),
    ]).map(({ kind }) => kind)
    for (const kind of ['postcode', 'place-name', 'currency', 'language']) expect(kinds).toContain(kind)
  })
  it('places on both sides of the antimeridian and near a pole stay within the map', () => {
    for (const [country, city] of [
      ['Fiji', 'Suva'],
      ['Russia', 'Anadyr'],
      ['Norway', 'Longyearbyen'],
      ['Kiribati', 'Tarawa'],
    ] as const) {
      const { features } = posteriorToGeoJson(compute(samplesOf([saying(country, city)])))
      for (const { geometry } of features)
        if (geometry.type === 'MultiPolygon')
          for (const ring of geometry.coordinates.flat())
            for (const [index, [lon, lat]] of ring.entries()) {
              if (Math.abs(lon) > 180 || Math.abs(lat) > 90) throw new Error(`${city}: ${lon}, ${lat} is off the map`)
              const before = ring[index - 1]
              if (before && Math.abs(lat) < 85 && Math.abs(lon - before[0]) > 180)
                throw new Error(`${city}: an edge crosses the map at ${lat}`)
            }
      expect(features.length).toBeGreaterThan(3)
    }
  })
})
