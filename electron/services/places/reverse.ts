import type { LocatedPlace } from '../../contract/places.ts'
import { distanceKm } from '../../core/geography/distance.ts'
import { BLOCKS, NONE_16 } from '../../core/places/gazetteer-layout.ts'
import type { PlaceLookup } from '../../core/places/lookup.ts'
import { placeTree } from '../../core/places/place-tree.ts'
import { isInsideRings } from '../../core/places/point-in-rings.ts'
import type { CountryTable } from './country-table.ts'
import { type PlaceColumns, readBlock } from './place-columns.ts'
import type { PlaceRecords } from './place-records.ts'
import type { AreaRow, Statements } from './sql/statements.ts'

/** Outside every outline, a position belongs to the nearest place's country up to here: the width of the territorial sea (12 nautical miles). */
const TERRITORIAL_SEA_KM = 22.2
/** A place farther away than this says nothing of the second-level division of a position. */
const SAME_DIVISION_KM = 20

export function createReverse(
  statements: Statements,
  columns: PlaceColumns,
  countries: CountryTable,
  records: PlaceRecords,
): PlaceLookup['reverse'] {
  const tree = placeTree(readBlock(statements, BLOCKS.tree, Uint32Array), columns.lat, columns.lon)
  const areas = statements.areas.all()

  function areaAt(at: { lat: number; lon: number }): AreaRow | null {
    for (const { area, rings } of statements.outlinesAround.all(at.lon, at.lon, at.lat, at.lat)) {
      const numbers = new Int32Array(rings.buffer.slice(rings.byteOffset, rings.byteOffset + rings.byteLength))
      if (isInsideRings(numbers, at)) return areas[area] ?? null
    }
    return null
  }

  return (at): LocatedPlace => {
    const { index } = tree.nearest(at)
    const place = records.at(index)
    const nearest = { place, distanceKm: distanceKm(at, place) }
    const area = areaAt(at)
    if (!area) {
      const near = nearest.distanceKm <= TERRITORIAL_SEA_KM
      return {
        countryCode: near ? place.countryCode : null,
        countryName: near ? place.countryName : null,
        admin1Name: near ? place.admin1Name : null,
        admin2Name: near && nearest.distanceKm <= SAME_DIVISION_KM ? place.admin2Name : null,
        nearest,
      }
    }
    const country = countries.at(area.country)
    const admin1 = area.admin1
    const sameDivision = place.countryCode === country.code && columns.admin1[index] === (admin1 ?? NONE_16)
    return {
      countryCode: country.code,
      countryName: country.name,
      admin1Name: admin1 === null ? area.name : (statements.admin1At.get(admin1) ?? area.name),
      admin2Name: sameDivision && nearest.distanceKm <= SAME_DIVISION_KM ? place.admin2Name : null,
      nearest,
      ...(area.note === null ? {} : { contested: area.note }),
    }
  }
}
