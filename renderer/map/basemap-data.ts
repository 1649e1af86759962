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
  /** Around ground that more than one state claims. */
  contested: Topology
  labels: readonly PlaceLabel[]
}

/** The basemap cut into vector tiles on demand. Tile zooms are one less than map zooms, as tiles are 512 px. */
export interface Basemap {
  land: GeoJSONVT
  coasts: GeoJSONVT
  borders: GeoJSONVT
  admin1: GeoJSONVT
  contested: GeoJSONVT
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

/** Lets the page answer the person between two pieces of slicing. */
const breath = () => new Promise((resolve) => setTimeout(resolve))

export async function prepareBasemap({ countries, admin1, contested, labels }: BasemapFiles): Promise<Basemap> {
  const object = countries.objects.countries
  const shapes = unwrapped(feature(countries, object) as FeatureCollection<Polygon | MultiPolygon, { name: string }>)
  const land = new GeoJSONVT(shapes, SLICING)
  await breath()
  const coasts = new GeoJSONVT(lines(mesh(countries, object, (a, b) => a === b)), SLICING)
  await breath()
  const borders = new GeoJSONVT(lines(mesh(countries, object, (a, b) => a !== b)), SLICING)
  await breath()
  return {
    land,
    coasts,
    borders,
    admin1: new GeoJSONVT(linesOf(admin1), SLICING),
    contested: new GeoJSONVT(linesOf(contested), SLICING),
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

/** The lines of a topology that holds nothing else. */
function linesOf(topology: Topology): Geometry {
  const object = topology.objects.lines
  if (object?.type !== 'MultiLineString') throw new Error('A line file of the base map holds no lines.')
  return lines(feature(topology, object).geometry)
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
