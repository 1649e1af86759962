import { readFileSync } from 'node:fs'
import type { SourcePlace } from '../gazetteer/place-table.ts'
import { SOURCE_FILES } from '../gazetteer/sources.ts'

export interface PlaceLabel {
  /** GeoNames id: names in other languages go by it. */
  id: number
  name: string
  lat: number
  lon: number
  population: number
  /** Zoom level (256 px tiles) from which on there is room for the label. */
  minZoom: number
  capital?: true
}

/** The largest are in one file; the others in tiles, which the page fetches where it looks closely. */
export const MOST_LABELS = 12_000
const LEAST_TOWN = 500
const HIGHEST_ZOOM = 12
/** Labels of one zoom level keep this many pixels between them, wide names and all. */
const LABEL_WIDTH_PX = 64
const LABEL_HEIGHT_PX = 25
/** Capitals count as this much larger, so that they are there before their larger neighbours' suburbs. */
const CAPITAL_FACTOR = 4
/** A part of a town never stands in for the town. */
const QUARTER_FACTOR = 0.02

/**
 * Capitals and larger places first, each from the zoom on at which it does not stand on a more important one's label: the world in Mercator is cut into
 * boxes of a label's size for every zoom, and a box holds one label.
 */
export function placeLabels(places: readonly SourcePlace[]): PlaceLabel[] {
  const taken = Array.from({ length: HIGHEST_ZOOM + 1 }, () => new Set<number>())
  const { capitals, quarters } = readKinds()
  const importance = ({ id, population }: SourcePlace) =>
    population * (capitals.has(id) ? CAPITAL_FACTOR : quarters.has(id) ? QUARTER_FACTOR : 1)
  return places
    .filter((place) => place.population >= LEAST_TOWN)
    .sort((a, b) => importance(b) - importance(a) || a.id - b.id)
    .map((place) => {
      const { x, y } = world(place)
      let minZoom = HIGHEST_ZOOM
      for (let zoom = HIGHEST_ZOOM; zoom >= 2; zoom--) {
        if (hasNeighbour(taken[zoom]!, x, y, zoom)) break
        minZoom = zoom
      }
      for (let zoom = minZoom; zoom <= HIGHEST_ZOOM; zoom++) taken[zoom]!.add(boxAt(x, y, zoom, 0, 0))
      const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4
      const label = { id: place.id, name: place.name, lat: round(place.lat), lon: round(place.lon), population: place.population, minZoom }
      return capitals.has(place.id) ? { ...label, capital: true } : label
    })
}

/** What GeoNames has as capitals of states, and as parts of towns. */
function readKinds(): { capitals: Set<number>; quarters: Set<number> } {
  const capitals = new Set<number>()
  const quarters = new Set<number>()
  for (const line of readFileSync(SOURCE_FILES.places, 'utf8').split('\n')) {
    const kind = line.includes('\tPPLC\t') ? capitals : line.includes('\tPPLX\t') ? quarters : null
    kind?.add(Number(line.slice(0, line.indexOf('\t'))))
  }
  return { capitals, quarters }
}

export const TOWN_TILE_ZOOM = 5

/** The labels by the tile (z 5) that they lie in, `x-y`. */
export function townTiles(towns: readonly PlaceLabel[]): Map<string, PlaceLabel[]> {
  const tiles = new Map<string, PlaceLabel[]>()
  const last = 2 ** TOWN_TILE_ZOOM - 1
  for (const town of towns) {
    const { x, y } = world(town)
    const [column, row] = [x, y].map((share) => Math.max(0, Math.min(last, Math.floor(share * (last + 1)))))
    const key = `${column}-${row}`
    const tile = tiles.get(key)
    if (tile) tile.push(town)
    else tiles.set(key, [town])
  }
  return tiles
}

function world({ lat, lon }: { lat: number; lon: number }): { x: number; y: number } {
  const sinLat = Math.sin((lat * Math.PI) / 180)
  return { x: (lon + 180) / 360, y: 0.5 - Math.log((1 + sinLat) / (1 - sinLat)) / (4 * Math.PI) }
}

function hasNeighbour(taken: ReadonlySet<number>, x: number, y: number, zoom: number): boolean {
  for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) if (taken.has(boxAt(x, y, zoom, dx, dy))) return true
  return false
}

function boxAt(x: number, y: number, zoom: number, dx: number, dy: number): number {
  const worldPx = 256 * 2 ** zoom
  return (Math.floor((x * worldPx) / LABEL_WIDTH_PX) + dx) * 65_536 + Math.floor((y * worldPx) / LABEL_HEIGHT_PX) + dy
}
