import { z } from 'zod'
import type { Collector, Names, Position } from './collector.ts'
import { DEPTH_AT_MOST } from './limits.ts'
import { notReadable, tooDeep } from './map-file-problems.ts'

const object = z.record(z.string(), z.unknown())
type Json = z.infer<typeof object>

/** RFC 7946, and the older habit of bare geometries. Other reference systems than WGS 84 are refused. */
export function readGeoJson(text: string, collector: Collector): { name: string } {
  if (depthOf(text) > DEPTH_AT_MOST) throw tooDeep()
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    throw notReadable('GeoJSON', 'it is no JSON')
  }
  const top = object.safeParse(root).data
  if (!top || typeof top.type !== 'string') throw notReadable('GeoJSON', 'it says of no part what it is')
  if (JSON.stringify(top.crs ?? null).match(/EPSG/i) && !JSON.stringify(top.crs).match(/EPSG:{1,2}4326|CRS84/i))
    throw notReadable('GeoJSON', 'its coordinates are not longitudes and latitudes')
  visit(top, { name: '', description: '' }, collector)
  return { name: textOf(top.name) }
}

/** How deep brackets stand in each other, without reading what is in them. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inText = false
  for (let index = 0; index < text.length; index++) {
    const sign = text.charCodeAt(index)
    if (inText) {
      if (sign === 0x5c) index++
      else if (sign === 0x22) inText = false
    } else if (sign === 0x22) inText = true
    else if (sign === 0x5b || sign === 0x7b) deepest = Math.max(deepest, ++depth)
    else if (sign === 0x5d || sign === 0x7d) depth--
  }
  return deepest
}

function visit(part: unknown, names: Names, collector: Collector): void {
  const found = object.safeParse(part).data
  if (!found) return
  const { type, coordinates } = found
  if (type === 'FeatureCollection') for (const feature of listOf(found.features)) visit(feature, names, collector)
  else if (type === 'Feature') visit(found.geometry, namesOf(object.safeParse(found.properties).data ?? {}), collector)
  else if (type === 'GeometryCollection') for (const geometry of listOf(found.geometries)) visit(geometry, names, collector)
  else if (type === 'Point') collector.point(names, positionOf(coordinates))
  else if (type === 'MultiPoint') for (const at of listOf(coordinates)) collector.point(names, positionOf(at))
  else if (type === 'LineString') collector.line(names, lineOf(coordinates))
  else if (type === 'MultiLineString') for (const line of listOf(coordinates)) collector.line(names, lineOf(line))
  else if (type === 'Polygon') collector.area(names, listOf(coordinates).map(lineOf))
  else if (type === 'MultiPolygon') for (const polygon of listOf(coordinates)) collector.area(names, listOf(polygon).map(lineOf))
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const lineOf = (value: unknown) => listOf(value).map(positionOf)

function positionOf(value: unknown): Position | null {
  const [lon, lat] = listOf(value)
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** GeoJSON has no word for a feature's name: the usual ones are looked for. */
function namesOf(properties: Json): Names {
  const byName = (...wanted: string[]) => {
    for (const [key, value] of Object.entries(properties)) if (wanted.includes(key.toLowerCase()) && textOf(value)) return textOf(value)
    return ''
  }
  return { name: byName('name', 'title', 'label'), description: byName('description', 'desc', 'note', 'notes') }
}
