import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureBasemap } from '../../../resources/basemap/ensure.ts'
import { listedNames } from '../../../resources/basemap/place-names.ts'
import { readPlaces } from '../../../resources/gazetteer/place-table.ts'

let folder: string
beforeAll(() => {
  folder = ensureBasemap()
})
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const FILES = ['countries.json', 'countries-coarse.json', 'admin1.json', 'contested.json', 'labels.json']

describe('the bundled map', () => {
  it('is small enough to ship', () => {
    expect(FILES.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)).toBeLessThan(4_000_000)
  })

  it('has countries with codes, and marks contested ones', () => {
    const countries: { properties: { code: string | null; name: string; contested?: string } }[] =
      read('countries.json').objects.countries.geometries
    const codes = new Set(countries.map(({ properties }) => properties.code))
    for (const code of ['DE', 'TV', 'XK', 'TW', 'SX']) expect(codes.has(code)).toBe(true)
    expect(countries.filter(({ properties }) => properties.contested).length).toBeGreaterThanOrEqual(8)
  })

  it('has lines between regions', () => {
    for (const name of ['admin1.json', 'contested.json']) {
      const { arcs, objects } = read(name)
      expect(objects.lines.type).toBe('MultiLineString')
      expect(arcs.length).toBeGreaterThan(5)
    }
  })

  it('labels capitals and the largest places from far out', () => {
    const labels: { name: string; population: number; minZoom: number; capital?: true }[] = read('labels.json')
    expect(labels.length).toBeGreaterThan(5000)
    expect(labels[0]).toMatchObject({ capital: true, minZoom: 2 })
    expect(labels.filter((label) => label.minZoom <= 3).length).toBeLessThan(250)
    expect(labels.find(({ name }) => name === 'Bern')?.minZoom).toBeLessThanOrEqual(6)
    expect(labels.find(({ name }) => name === 'Reykjavík')).toMatchObject({ capital: true, minZoom: 2 })
  })

  it('has towns where one looks closely, and says which tiles there are', () => {
    const { towns, ground }: { towns: string[]; ground: string[] } = read('tiles.json')
    // Lower Saxony lies in column 16, row 10 of 32.
    expect(towns).toContain('16-10')
    const names = read('towns-16-10.json').map(([, name]: [number, string]) => name)
    expect(names).toContain('Worpswede')
    expect(new Set(ground).size).toBe(ground.length)
    for (const key of ground.slice(0, 20)) expect(read(`ground-${key}.json`).land).toBeInstanceOf(Array)
  })

  it('names places, regions and waters in the reader’s language, each spelling one that GeoNames knows', () => {
    const labels: { id: number; name: string }[] = read('labels.json')
    const idOf = (name: string) => labels.find((label) => label.name === name)?.id ?? 0
    const expected: Record<string, [place: string, name: string][]> = {
      de: [
        ['Munich', 'München'],
        ['Milan', 'Mailand'],
        ['Warsaw', 'Warschau'],
      ],
      ru: [
        ['Moscow', 'Москва'],
        ['London', 'Лондон'],
      ],
      uk: [['Kyiv', 'Київ']],
      ja: [['Seoul', 'ソウル']],
      zh: [['New York City', '纽约']],
      zht: [['New York City', '紐約']],
      ar: [['Cairo', 'القاهرة']],
    }
    for (const [language, names] of Object.entries(expected)) {
      const { places, regions, waters } = read(`names-${language}.json`)
      for (const [place, name] of names) expect(places[idOf(place)]).toBe(name)
      expect(Object.keys(regions).length).toBeGreaterThan(500)
      expect(waters[0]).toBeTruthy()
    }
    const known = new Map(readPlaces().map((place) => [`${place.countryCode} ${place.name}`, new Set([place.name, ...place.alternates])]))
    for (const [name, country, names] of listedNames()) {
      for (const spelling of Object.values(names)) expect(known.get(`${country} ${name}`)?.has(spelling), `${name}: ${spelling}`).toBe(true)
    }
  })
})
