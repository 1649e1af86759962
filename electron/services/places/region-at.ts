import type { LatLon } from '../../contract/geography.ts'
import { MOST_AREA_CORNERS, MOST_AREA_RINGS } from '../../contract/hints.ts'
import type { Region } from '../../contract/places.ts'
import { OUTLINE_UNITS } from '../../core/places/gazetteer-layout.ts'
import { isInsideRings } from '../../core/places/point-in-rings.ts'
import type { CountryTable } from './country-table.ts'
import type { Statements } from './sql/statements.ts'

/** The first-level division of a country that a position lies in, with its outline; null in the open sea. */
export type RegionAt = (at: LatLon) => Region | null

export function createRegionAt(statements: Statements, countries: CountryTable): RegionAt {
  const areas = statements.areas.all()
  return (at) => {
    const found = statements.outlinesAround.all(at.lon, at.lon, at.lat, at.lat).find(({ rings }) => isInsideRings(numbersOf(rings), at))
    const area = found && areas[found.area]
    if (!area) return null
    // A division may be drawn as several areas, as where the outlines know finer ones than the names.
    const alike = (other: typeof area) =>
      other.country === area.country && (area.admin1 === null ? other === area : other.admin1 === area.admin1)
    const rings = areas
      .filter(alike)
      .flatMap(({ position }) => statements.outlinesOf.all(position).flatMap((packed) => ringsOf(numbersOf(packed))))
    const name = area.admin1 === null ? area.name : (statements.admin1At.get(area.admin1) ?? area.name)
    const { code, name: countryName } = countries.at(area.country)
    return { name, countryCode: code, countryName, rings: withinLimits(rings) }
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
