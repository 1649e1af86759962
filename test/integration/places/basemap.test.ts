import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureBasemap } from '../../../resources/basemap/ensure.ts'

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

  it('labels the largest places first, the greatest from far out', () => {
    const labels: { name: string; population: number; minZoom: number }[] = read('labels.json')
    expect(labels.length).toBeGreaterThan(5000)
    expect(labels.every((label, i) => i === 0 || label.population <= labels[i - 1]!.population)).toBe(true)
    expect(labels[0]?.minZoom).toBe(2)
    expect(labels.filter((label) => label.minZoom <= 3).length).toBeLessThan(120)
  })
})
