import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification'

export interface PlaceLabel {
  name: string
  lat: number
  lon: number
  population: number
}

/** The bundled map as rings and lines of [lon, lat]. */
export interface ReportBasemap {
  /** For the world: fewer corners. */
  world: { land: Position[][]; borders: Position[][] }
  land: Position[][]
  coasts: Position[][]
  borders: Position[][]
  regions: Position[][]
  contested: Position[][]
  /** By claimant: what is a border in its view, and what of the neutral one is none. */
  claims: Readonly<Record<string, { firm: Position[][]; open: Position[][] }>>
  places: readonly PlaceLabel[]
}

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>
type Lines = Topology<{ lines: GeometryObject }>

/** Reads the files of `resources/basemap` once; they are the program's own. */
export function openReportBasemap(folder: string): () => Promise<ReportBasemap> {
  let reading: Promise<ReportBasemap> | null = null
  return () => {
    reading ??= read(folder).catch((error) => {
      reading = null
      throw error
    })
    return reading
  }
}

async function read(folder: string): Promise<ReportBasemap> {
  const load = async <T>(name: string) => JSON.parse(await readFile(join(folder, name), 'utf8')) as T
  const [fine, coarse, admin1, contested, claims, labels] = await Promise.all([
    load<Countries>('countries.json'),
    load<Countries>('countries-coarse.json'),
    load<Lines>('admin1.json'),
    load<Lines>('contested.json'),
    load<ReportBasemap['claims']>('border-claims.json'),
    load<PlaceLabel[]>('labels.json'),
  ])
  return {
    world: { land: ringsOf(coarse), borders: mesh(coarse, coarse.objects.countries, (a, b) => a !== b).coordinates },
    land: ringsOf(fine),
    coasts: mesh(fine, fine.objects.countries, (a, b) => a === b).coordinates,
    borders: mesh(fine, fine.objects.countries, (a, b) => a !== b).coordinates,
    regions: linesOf(admin1),
    contested: linesOf(contested),
    claims,
    places: labels,
  }
}

function ringsOf(topology: Countries): Position[][] {
  const shapes = feature(topology, topology.objects.countries) as FeatureCollection<Polygon | MultiPolygon>
  return shapes.features.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()))
}

function linesOf(topology: Lines): Position[][] {
  const shape = feature(topology, topology.objects.lines) as Feature<MultiLineString>
  return shape.geometry.coordinates
}
