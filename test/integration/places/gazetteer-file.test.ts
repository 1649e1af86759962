import { copyFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { isValidCell, latLngToCell } from 'h3-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf } from '../../../electron/core/problem.ts'
import { openPlaces, type Places } from '../../../electron/services/places/places.ts'
import { GAZETTEER_FILE } from '../../../resources/gazetteer/ensure.ts'
import { realPlaces } from './gazetteer.ts'

const folder = mkdtempSync(join(tmpdir(), 'whereabouts-gazetteer-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let places: Places
beforeAll(() => {
  places = realPlaces()
})

function codeOf(file: string): string | undefined {
  try {
    openPlaces({ gazetteerFile: file }).close()
  } catch (error) {
    return problemOf(error)?.code
  }
  return undefined
}

describe('a gazetteer that cannot be used', () => {
  it('is reported as missing', () => expect(codeOf(join(folder, 'none.sqlite'))).toBe('gazetteer-missing'))

  it('is reported as damaged: empty, text, truncated, altered, of another version', () => {
    const file = join(folder, 'damaged.sqlite')
    writeFileSync(file, '')
    expect(codeOf(file)).toBe('gazetteer-damaged')
    writeFileSync(file, 'these are no places')
    expect(codeOf(file)).toBe('gazetteer-damaged')
    copyFileSync(GAZETTEER_FILE, file)
    truncateSync(file, 20_000_000)
    expect(codeOf(file)).toBe('gazetteer-damaged')
    for (const change of [
      "UPDATE meta SET value = '0' WHERE key = 'version'",
      "UPDATE meta SET value = '7' WHERE key = 'places'",
      'DELETE FROM place WHERE position > 1000',
    ]) {
      copyFileSync(GAZETTEER_FILE, file)
      const db = new Database(file)
      db.exec(change)
      db.close()
      expect(codeOf(file)).toBe('gazetteer-damaged')
    }
  })
})

describe('the world grid', () => {
  it('holds valid cells of one resolution, a prior that sums to 1, and about the land of the Earth', () => {
    const grid = places.worldGrid()
    expect(grid.cells).toHaveLength(grid.prior.length)
    for (let i = 0; i < grid.cells.length; i += 997) expect(isValidCell(grid.cells[i]!)).toBe(true)
    expect(grid.prior.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(grid.prior.every((share) => share >= 0)).toBe(true)
    const km2 = grid.landKm2.reduce((sum, area) => sum + area, 0)
    expect(km2).toBeGreaterThan(143e6)
    expect(km2).toBeLessThan(152e6)
  })

  it('has every country, and puts a border cell under both of its countries', () => {
    const grid = places.worldGrid()
    const present = new Set(Array.from(grid.countryOf, (index) => grid.countryCodes[index]))
    expect(grid.countryCodes.filter((code) => !present.has(code))).toEqual([])
    const strasbourg = latLngToCell(48.57, 7.78, grid.resolution)
    const codes = grid.cells.flatMap((cell, i) => (cell === strasbourg ? [grid.countryCodes[grid.countryOf[i]!]] : []))
    expect(codes).toEqual(expect.arrayContaining(['DE', 'FR']))
  })

  it('has the areas of countries about right', () => {
    const grid = places.worldGrid()
    const areaOf = (code: string) =>
      grid.landKm2.reduce((sum, km2, i) => (grid.countryCodes[grid.countryOf[i]!] === code ? sum + km2 : sum), 0)
    expect(areaOf('DE') / 357_000).toBeCloseTo(1, 1)
    expect(areaOf('MT') / 316).toBeCloseTo(1, 0)
    expect(areaOf('BR') / 8_510_000).toBeCloseTo(1, 1)
  })
})

it('names its sources', () => {
  expect(places.sources().map((source) => source.licence)).toEqual(expect.arrayContaining(['CC BY 4.0', 'MIT']))
  expect(places.sources().every((source) => source.attribution && source.usedFor)).toBe(true)
})

it('finds a place by its GeoNames number', () => {
  expect(places.place(2886242)).toMatchObject({ name: 'Köln', countryCode: 'DE' })
  expect(places.place(1)).toBeNull()
})
