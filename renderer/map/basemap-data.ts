import type { Feature, FeatureCollection, Geometry, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import GeoJSONVT from 'geojson-vt'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { LatLon } from '../../electron/contract/geography.ts'
import type { GroundFile } from './ground-tiles.ts'
import { unwrapLine, unwrapRing } from './unwrap.ts'

export interface PlaceLabel extends LatLon {
  id: number
  name: string
  population: number
  /** The zoom from which on the label is worth its room. */
  minZoom: number
  capital?: true
}

export interface RegionLabel extends LatLon {
  id: string
  name: string
  minZoom: number
}

export interface WaterLabel extends LatLon {
  name: string
  minZoom: number
  kind: 'ocean' | 'sea'
}

/** What one language names otherwise than the label files do. */
export interface LabelNames {
  places: Record<string, string>
  regions: Record<string, string>
  waters: (string | null)[]
}

type TownRow = [id: number, name: string, lat: number, lon: number, population: number, minZoom: number]

export interface BasemapFiles {
  'countries.json': Topology<{ countries: GeometryCollection<{ code: string | null; name: string }> }>
  'admin1.json': Topology
  /** Around ground that more than one state claims. */
  'contested.json': Topology
  /** By claimant: lines of [lon, lat] that are borders in its view, or none. */
  'border-claims.json': Record<string, { firm: Position[][]; open: Position[][] }>
  'labels.json': readonly PlaceLabel[]
  'regions.json': readonly RegionLabel[]
  'waters.json': readonly WaterLabel[]
  /** Which tiles there are, by `column-row`. */
  'tiles.json': { ground: string[]; towns: string[] }
}

/** Fetches one of the base map's files by its name. */
export interface FetchBasemapFile {
  <Name extends keyof BasemapFiles>(name: Name): Promise<BasemapFiles[Name]>
  (name: `ground-${string}.json`): Promise<GroundFile>
  (name: `towns-${string}.json`): Promise<TownRow[]>
  (name: `names-${string}.json`): Promise<LabelNames>
}

/** The basemap: distant views cut into vector tiles on demand, close ones fetched by tile. */
export interface Basemap {
  land: GeoJSONVT
  coasts: GeoJSONVT
  borders: GeoJSONVT
  admin1: GeoJSONVT
  contested: GeoJSONVT
  /** By claimant, made when it is first asked for; null where the map has no such view. */
  bordersOf: (view: string) => { firm: GeoJSONVT; open: GeoJSONVT } | null
  countryLabels: CountryLabel[]
  placeLabels: readonly PlaceLabel[]
  regionLabels: readonly RegionLabel[]
  waterLabels: readonly WaterLabel[]
  tiles: { ground: ReadonlySet<string>; towns: ReadonlySet<string> }
  fetchGround(key: string): Promise<GroundFile>
  fetchTowns(key: string): Promise<PlaceLabel[]>
}

export interface CountryLabel extends LatLon {
  code: string | null
  name: string
  /** Width of the largest part, as a share of the world's width: decides when and how large the name is set. */
  width: number
}

/** `tolerance` is in 1/8 px: coarser lines cannot be told apart on the screen. */
const SLICING = { maxZoom: 11, indexMaxZoom: 3, indexMaxPoints: 20_000, tolerance: 3, extent: 4096, buffer: 64 }

/** Lets the page answer the person between two pieces of slicing. */
const breath = () => new Promise((resolve) => setTimeout(resolve))

export async function prepareBasemap(fetchFile: FetchBasemapFile): Promise<Basemap> {
  const [countries, admin1, contested, claims, placeLabels, regionLabels, waterLabels, tiles] = await Promise.all([
    fetchFile('countries.json'),
    fetchFile('admin1.json'),
    fetchFile('contested.json'),
    fetchFile('border-claims.json'),
    fetchFile('labels.json'),
    fetchFile('regions.json'),
    fetchFile('waters.json'),
    fetchFile('tiles.json'),
  ])
  const object = countries.objects.countries
  const shapes = unwrapped(feature(countries, object) as FeatureCollection<Polygon | MultiPolygon, CountryFields>)
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
    bordersOf: bordersByView(claims),
    countryLabels: shapes.features.map(countryLabel).filter((label) => label !== null),
    placeLabels,
    regionLabels,
    waterLabels,
    tiles: { ground: new Set(tiles.ground), towns: new Set(tiles.towns) },
    fetchGround: (key) => fetchFile(`ground-${key}.json`),
    async fetchTowns(key) {
      const rows = await fetchFile(`towns-${key}.json`)
      return rows.map(([id, name, lat, lon, population, minZoom]) => ({ id, name, lat, lon, population, minZoom }))
    },
  }
}

function bordersByView(claims: BasemapFiles['border-claims.json']): Basemap['bordersOf'] {
  const made = new Map<string, { firm: GeoJSONVT; open: GeoJSONVT }>()
  return (view) => {
    const claim = claims[view]
    if (!claim) return null
    const known = made.get(view)
    if (known) return known
    const cut = (coordinates: Position[][]) => new GeoJSONVT(lines({ type: 'MultiLineString', coordinates }), SLICING)
    const borders = { firm: cut(claim.firm), open: cut(claim.open) }
    made.set(view, borders)
    return borders
  }
}

interface CountryFields {
  code: string | null
  name: string
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
function countryLabel({ geometry, properties }: Feature<Polygon | MultiPolygon, CountryFields>): CountryLabel | null {
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
    const { code, name } = properties
    best = { code, name, lon: lonSum / (3 * twiceArea), lat: latSum / (3 * twiceArea), width: (east - west) / 360 }
  }
  return best
}
