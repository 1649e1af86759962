import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { cellToLatLng } from 'h3-js'
import { distanceKm } from '../../electron/core/geography/distance.ts'
import { GAZETTEER_VERSION } from '../../electron/core/places/gazetteer-layout.ts'
import { addDivisionNames } from './admin-names.ts'
import { divisionsByVote } from './area-votes.ts'
import { readAreas } from './areas.ts'
import { readCountries } from './countries.ts'
import { readDivisions } from './divisions.ts'
import { GRID_RESOLUTION, rasterLand } from './land-raster.ts'
import { addCountryNames, addPlaceNames, NameCollector } from './names.ts'
import { readPlaces, type SourcePlace } from './place-table.ts'
import { type GridEntry, gridWithPrior } from './prior.ts'
import { INDEXES, SCHEMA } from './schema.ts'
import { assertPinnedSources, contentHash, readSources } from './sources.ts'
import { buildTypoIndex } from './typo-index.ts'
import { writeAreas, writeDivisions, writeGrid, writeMeta, writeNames, writePlaces } from './write.ts'

export interface BuildProgress {
  /** What is being done, in words. */
  message: string
  /** 0..1 of the whole build. */
  fraction: number
}

export interface BuildOptions {
  outFile: string
  onProgress?: (progress: BuildProgress) => void
}

/** Builds the gazetteer from its pinned packages, in about a minute; the file appears only when it is complete. */
export function buildGazetteer({ outFile, onProgress = () => {} }: BuildOptions): void {
  const step = (fraction: number, message: string) => onProgress({ fraction, message })
  assertPinnedSources()
  step(0, 'Reading places')
  const places = readPlaces()
  const divisions = readDivisions(places)
  const countries = readCountries()
  const countryIndex = new Map(countries.map((country, index) => [country.code, index]))
  step(0.1, `Read ${places.length} places, ${divisions.admin1.length} regions, ${countries.length} countries; simplifying outlines`)
  const { areas } = readAreas()
  const admin1Of = divisionsByVote(areas, places, divisions.admin1Of)

  step(0.35, `Sampling the land of ${areas.length} outlines`)
  const land = rasterLand(areas, countryIndex, (done) => {
    if (done % 500 === 0) step(0.35 + (0.25 * done) / areas.length, `Sampled the land of ${done} of ${areas.length} outlines`)
  })
  const grid = gridWithPrior(land, places, countryIndex)

  step(0.65, `Laid out ${grid.length} cells of land; collecting names`)
  const collector = new NameCollector()
  for (const [index, place] of places.entries()) addPlaceNames(collector, place, index)
  for (const [index, country] of countries.entries()) addCountryNames(collector, country, index)
  addDivisionNames(collector, divisions, areas, admin1Of)
  const names = collector.sorted()
  step(0.75, `Collected ${names.length} names; indexing misspellings`)
  const typos = buildTypoIndex(names.map((name) => name.folded))

  step(0.85, `Writing ${names.length} names and ${typos.buckets.size} buckets`)
  mkdirSync(dirname(outFile), { recursive: true })
  const unfinished = `${outFile}.${process.pid}.part`
  rmSync(unfinished, { force: true })
  const db = new Database(unfinished)
  try {
    db.pragma('journal_mode = OFF')
    db.pragma('synchronous = OFF')
    db.pragma('page_size = 8192')
    db.exec(SCHEMA)
    db.transaction(() => {
      writePlaces(db, places, countryIndex, divisions)
      writeDivisions(db, divisions)
      const insert = db.prepare('INSERT INTO country (position, code, name, lat, lon, population) VALUES (?, ?, ?, ?, ?, ?)')
      const populations = populationByCountry(places)
      countries.forEach((country, position) => {
        const at = labelPosition(grid, position)
        insert.run(position, country.code, country.name, at?.lat ?? null, at?.lon ?? null, populations.get(country.code) ?? 0)
      })
      writeNames(db, names, typos)
      writeAreas(db, areas, admin1Of, countryIndex)
      writeGrid(db, grid)
      db.exec(INDEXES)
      writeMeta(db, {
        version: String(GAZETTEER_VERSION),
        content: contentHash(),
        places: String(places.length),
        names: String(names.length),
        countries: String(countries.length),
        outlines: String(areas.reduce((sum, area) => sum + area.polygons.length, 0)),
        gridEntries: String(grid.length),
        gridResolution: String(GRID_RESOLUTION),
        sources: JSON.stringify(readSources()),
      })
    })()
  } finally {
    db.close()
  }
  renameSync(unfinished, outFile)
  step(1, `The gazetteer holds ${places.length} places under ${names.length} names`)
}

function populationByCountry(places: SourcePlace[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const place of places) sums.set(place.countryCode, (sums.get(place.countryCode) ?? 0) + place.population)
  return sums
}

/** The country's own cell that is nearest to the mean of its land: a crescent's label stands on the crescent. Null without land. */
function labelPosition(grid: GridEntry[], country: number): { lat: number; lon: number } | null {
  const own = grid.filter((entry) => entry.country === country).map((entry) => ({ entry, at: toLatLon(entry.cell) }))
  let [x, y, z] = [0, 0, 0]
  for (const { entry, at } of own) {
    const [lat, lon] = [(at.lat * Math.PI) / 180, (at.lon * Math.PI) / 180]
    x += Math.cos(lat) * Math.cos(lon) * entry.landKm2
    y += Math.cos(lat) * Math.sin(lon) * entry.landKm2
    z += Math.sin(lat) * entry.landKm2
  }
  const mean = { lat: (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI, lon: (Math.atan2(y, x) * 180) / Math.PI }
  return own.map(({ at }) => at).sort((a, b) => distanceKm(a, mean) - distanceKm(b, mean))[0] ?? null
}

function toLatLon(cell: string): { lat: number; lon: number } {
  const [lat, lon] = cellToLatLng(cell)
  return { lat, lon }
}
