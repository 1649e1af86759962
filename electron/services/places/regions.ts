import type { LatLon } from '../../contract/geography.ts'
import { MOST_AREA_CORNERS, MOST_AREA_RINGS } from '../../contract/hints.ts'
import type { Region, RegionName } from '../../contract/places.ts'
import { foldName } from '../../core/places/fold-name.ts'
import { NAME_KIND, OUTLINE_UNITS, readingIndex, readingKind } from '../../core/places/gazetteer-layout.ts'
import { isInsideRings } from '../../core/places/point-in-rings.ts'
import type { CountryTable } from './country-table.ts'
import type { PlaceColumns } from './place-columns.ts'
import type { AreaRow, Statements } from './sql/statements.ts'

/** First-level divisions of countries: states, provinces. */
export interface Regions {
  /** The one that a position lies in, with its outline; null in the open sea. */
  regionAt(at: LatLon): Region | null
  /** Those of which a name, in any language that is known, begins with `query` or holds a word that does; those with the most people first. */
  suggestRegions(query: string, limit: number): RegionName[]
  /** The one of a name as suggested; null where there is none. */
  regionNamed(name: Pick<RegionName, 'name' | 'countryCode'>): Region | null
}

/** A division may be drawn as several areas, as where the outlines know finer ones than the names. */
interface Division extends RegionName {
  admin1: number | null
  folded: string
  areas: number[]
  people: number
}

/** The bytes of UTF-8 end here, so that every longer name with the prefix lies below. */
const AFTER_ALL = '\u{10ffff}'
const NAMES_AT_MOST = 5000
const SHORTEST_QUERY = 2

export function createRegions(statements: Statements, countries: CountryTable, columns: PlaceColumns): Regions {
  const areas = statements.areas.all()
  const { divisions, ofArea } = divisionsOf(areas)
  let counted = false

  return {
    regionAt(at) {
      const found = statements.outlinesAround.all(at.lon, at.lon, at.lat, at.lat).find(({ rings }) => isInsideRings(numbersOf(rings), at))
      const division = found && ofArea.get(found.area)
      return division ? withOutline(division) : null
    },
    suggestRegions(query, limit) {
      const folded = foldName(query)
      if (folded.length < SHORTEST_QUERY) return []
      countPeople()
      const otherwise = otherwiseNamed(folded)
      return divisions
        .filter((division) => ` ${division.folded}`.includes(` ${folded}`) || (division.admin1 !== null && otherwise.has(division.admin1)))
        .sort((a, b) => Number(b.folded === folded) - Number(a.folded === folded) || b.people - a.people)
        .slice(0, limit)
        .map(({ name, countryCode, countryName }) => ({ name, countryCode, countryName }))
    },
    regionNamed({ name, countryCode }) {
      const division = divisions.find((one) => one.name === name && one.countryCode === countryCode)
      return division ? withOutline(division) : null
    },
  }

  function divisionsOf(rows: readonly AreaRow[]) {
    const byKey = new Map<string, Division>()
    const ofArea = new Map<number, Division>()
    for (const { position, country, admin1, name: drawn } of rows) {
      const key = admin1 === null ? `area ${position}` : `${country} ${admin1}`
      const name = admin1 === null ? drawn : (statements.admin1At.get(admin1) ?? drawn)
      const { code, name: countryName } = countries.at(country)
      const division = byKey.get(key) ?? { name, countryCode: code, countryName, admin1, folded: foldName(name), areas: [], people: 0 }
      division.areas.push(position)
      byKey.set(key, division)
      ofArea.set(position, division)
    }
    return { divisions: [...byKey.values()], ofArea }
  }

  function withOutline({ name, countryCode, countryName, areas: parts }: Division): Region {
    const rings = parts.flatMap((position) => statements.outlinesOf.all(position).flatMap((packed) => ringsOf(numbersOf(packed))))
    return { name, countryCode, countryName, rings: withinLimits(rings) }
  }

  function otherwiseNamed(prefix: string): Set<number> {
    const found = new Set<number>()
    for (const { readings } of statements.namesFrom.all(prefix, `${prefix}${AFTER_ALL}`, NAMES_AT_MOST))
      for (let at = 0; at < readings.length; at += 4) {
        const packed = readings.readUInt32LE(at)
        if (readingKind(packed) === NAME_KIND.admin1Name) found.add(readingIndex(packed))
      }
    return found
  }

  /** Only once somebody types: it reads every place. */
  function countPeople(): void {
    if (counted) return
    counted = true
    const people = new Map<number, number>()
    columns.admin1.forEach((admin1, index) => {
      people.set(admin1, (people.get(admin1) ?? 0) + columns.population[index]!)
    })
    for (const division of divisions) if (division.admin1 !== null) division.people = people.get(division.admin1) ?? 0
  }
}

const numbersOf = (bytes: Buffer) => new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))

/** Packed as `isInsideRings` reads it. Outlines are closed or open as they come: a closing corner is left out. */
function ringsOf(numbers: Int32Array): LatLon[][] {
  const count = numbers[0] ?? 0
  const rings: LatLon[][] = []
  let offset = 1 + count
  for (let ring = 0; ring < count; ring++) {
    const points = numbers[1 + ring] ?? 0
    const corners = Array.from({ length: points }, (_, index) => ({
      lat: (numbers[offset + index * 2 + 1] ?? 0) / OUTLINE_UNITS,
      lon: (numbers[offset + index * 2] ?? 0) / OUTLINE_UNITS,
    }))
    const [first, last] = [corners[0], corners.at(-1)]
    if (corners.length > 3 && first?.lat === last?.lat && first?.lon === last?.lon) corners.pop()
    if (corners.length >= 3) rings.push(corners)
    offset += points * 2
  }
  return rings
}

/** What a hint can hold: the largest islands of very many, and of an outline of very many corners every second or third. */
function withinLimits(rings: LatLon[][]): LatLon[][] {
  const largest = rings.toSorted((a, b) => b.length - a.length).slice(0, MOST_AREA_RINGS)
  for (let step = 1; ; step++) {
    const thinned = largest.map((ring) => (ring.length < 3 * step ? ring : ring.filter((_, index) => index % step === 0)))
    if (thinned.reduce((sum, { length }) => sum + length, 0) <= MOST_AREA_CORNERS) return thinned
  }
}
