import type { Feature, FeatureCollection, Geometry, MultiLineString, MultiPolygon, Polygon } from 'geojson'
import GeoJSONVT from 'geojson-vt'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { LatLon } from '../../electron/contract/geography.ts'
import { unwrapLine, unwrapRing } from './unwrap.ts'

export interface PlaceLabel extends LatLon {
  name: string
  population: number
  /** The zoom from which on the label is worth its room. */
  minZoom: number
}

export interface BasemapFiles {
  countries: Topology<{ countries: GeometryCollection<{ code: string | null; name: string }> }>
  admin1: Topology
  labels: readonly PlaceLabel[]
}

/** The basemap cut into vector tiles on demand. Tile zooms are one less than map zooms, as tiles are 512 px. */
export interface Basemap {
  land: GeoJSONVT
  coasts: GeoJSONVT
  borders: GeoJSONVT
  admin1: GeoJSONVT
  countryLabels: CountryLabel[]
  placeLabels: readonly PlaceLabel[]
}

export interface CountryLabel extends LatLon {
  name: string
  /** Width of the largest part, as a share of the world's width: decides when and how large the name is set. */
  width: number
}

/** `tolerance` is in 1/8 px: coarser lines cannot be told apart on the screen. */
const SLICING = { maxZoom: 11, indexMaxZoom: 3, indexMaxPoints: 20_000, tolerance: 3, extent: 4096, buffer: 64 }

export function prepareBasemap({ countries, admin1, labels }: BasemapFiles): Basemap {
  const object = countries.objects.countries
  const shapes = unwrapped(feature(countries, object) as FeatureCollection<Polygon | MultiPolygon, { name: string }>)
  const admin1Lines = Object.values(admin1.objects)[0]
  if (!admin1Lines) throw new Error('basemap/admin1.json holds no lines.')
  return {
    land: new GeoJSONVT(shapes, SLICING),
    coasts: new GeoJSONVT(lines(mesh(countries, object, (a, b) => a === b)), SLICING),
    borders: new GeoJSONVT(lines(mesh(countries, object, (a, b) => a !== b)), SLICING),
    admin1: new GeoJSONVT(feature(admin1, admin1Lines), SLICING),
    countryLabels: shapes.features.map(countryLabel).filter((label) => label !== null),
    placeLabels: labels,
  }
}

function unwrapped<Shape extends FeatureCollection<Polygon | MultiPolygon>>(shapes: Shape): Shape {
  for (const { geometry } of shapes.features) {
    if (geometry.type === 'Polygon') geometry.coordinates = geometry.coordinates.map(unwrapRing)
    else geometry.coordinates = geometry.coordinates.map((part) => part.map(unwrapRing))
  }
  return shapes
}

const lines = ({ coordinates }: MultiLineString): Geometry => ({ type: 'MultiLineString', coordinates: coordinates.flatMap(unwrapLine) })

/** Puts a country's name at the centroid of its largest part (by area in degrees; enough for a label). */
function countryLabel({ geometry, properties }: Feature<Polygon | MultiPolygon, { name: string }>): CountryLabel | null {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  let best: CountryLabel | null = null
  let bestArea = 0
  for (const part of parts) {
    const ring = part[0] ?? []
    let twiceArea = 0
    let lonSum = 0
    let latSum = 0
    let west = 180
    let east = -180
    ring.forEach(([lon = 0, lat = 0], index) => {
      const [nextLon = lon, nextLat = lat] = ring[(index + 1) % ring.length] ?? []
      const cross = lon * nextLat - nextLon * lat
      twiceArea += cross
      lonSum += (lon + nextLon) * cross
      latSum += (lat + nextLat) * cross
      west = Math.min(west, lon)
      east = Math.max(east, lon)
    })
    if (Math.abs(twiceArea) <= bestArea) continue
    bestArea = Math.abs(twiceArea)
    best = { name: properties.name, lon: lonSum / (3 * twiceArea), lat: latSum / (3 * twiceArea), width: (east - west) / 360 }
  }
  return best
}
