import type { MultiPolygon } from '../../contract/geography.ts'
import { csvCell } from './escaped.ts'
import type { ExportedMap, ExportedPlace } from './exported-map.ts'

/** RFC 4180 with a line of headings; one row a place, an area by its outline as WKT. What is true of the whole file stands in every row. */
export function writeCsv({ about, madeAt, places }: ExportedMap): string {
  const names = [...new Set(places.flatMap(({ facts }) => facts.map(([name]) => name)))]
  const header = ['what', 'name', 'lat', 'lon', ...names, 'wkt', 'madeAt', ...about.map(([name]) => name)]
  const rows = places.map((place) => {
    const facts = new Map(place.facts)
    const { lat, lon, wkt } = positionOf(place)
    return [
      place.what,
      place.name,
      lat,
      lon,
      ...names.map((name) => facts.get(name) ?? ''),
      wkt,
      madeAt,
      ...about.map(([, value]) => value),
    ]
  })
  return [header, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function positionOf({ shape }: ExportedPlace): { lat: number | string; lon: number | string; wkt: string } {
  if (shape.kind === 'point') return { lat: shape.at.lat, lon: shape.at.lon, wkt: `POINT (${shape.at.lon} ${shape.at.lat})` }
  return { lat: '', lon: '', wkt: shape.kind === 'areas' ? wktOf(shape.areas) : '' }
}

const wktOf = (areas: MultiPolygon) =>
  `MULTIPOLYGON (${areas.map((polygon) => `(${polygon.map((ring) => `(${ring.map(([lon, lat]) => `${lon} ${lat}`).join(', ')})`).join(', ')})`).join(', ')})`
