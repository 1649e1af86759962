import type { SourcePlace } from './place-table.ts'
import { readJson, SOURCE_FILES } from './sources.ts'

export interface Divisions {
  /** Keys such as `DE.07`; positions are the indexes stored with places. */
  admin1: { key: string; name: string }[]
  admin2: { key: string; name: string }[]
  admin1Of: Map<string, number>
  admin2Of: Map<string, number>
}

/** The GeoNames divisions that a place belongs to; those without a place are left out. */
export function readDivisions(places: SourcePlace[]): Divisions {
  const used1 = new Set(places.map((place) => `${place.countryCode}.${place.admin1}`))
  const used2 = new Set(places.map((place) => `${place.countryCode}.${place.admin1}.${place.admin2}`))
  const admin1 = namedDivisions(SOURCE_FILES.admin1Names, used1)
  const admin2 = namedDivisions(SOURCE_FILES.admin2Names, used2)
  return { admin1, admin2, admin1Of: positions(admin1), admin2Of: positions(admin2) }
}

function namedDivisions(file: string, used: Set<string>): { key: string; name: string }[] {
  return readJson<{ code: string; name: string }[]>(file)
    .filter((entry) => used.has(entry.code))
    .map((entry) => ({ key: entry.code, name: entry.name }))
}

function positions(divisions: { key: string }[]): Map<string, number> {
  return new Map(divisions.map((division, index) => [division.key, index]))
}
