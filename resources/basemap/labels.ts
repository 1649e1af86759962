import type { SourcePlace } from '../gazetteer/place-table.ts'

export interface PlaceLabel {
  name: string
  lat: number
  lon: number
  population: number
  /** Zoom level (256 px tiles) from which on there is room for the label. */
  minZoom: number
}

const MOST_LABELS = 12_000
const HIGHEST_ZOOM = 11
/** Labels of one zoom level keep this many pixels between them, wide names and all. */
const LABEL_WIDTH_PX = 96
const LABEL_HEIGHT_PX = 40

/**
 * The largest places, each from the zoom on at which it does not stand on a larger one's label: the world in Mercator is cut into boxes of a
 * label's size for every zoom, and a box holds one label.
 */
export function placeLabels(places: SourcePlace[]): PlaceLabel[] {
  const taken = Array.from({ length: HIGHEST_ZOOM + 1 }, () => new Set<string>())
  return places
    .filter((place) => place.population >= 5000)
    .slice(0, MOST_LABELS)
    .map((place) => {
      const x = (place.lon + 180) / 360
      const sinLat = Math.sin((place.lat * Math.PI) / 180)
      const y = 0.5 - Math.log((1 + sinLat) / (1 - sinLat)) / (4 * Math.PI)
      let minZoom = HIGHEST_ZOOM
      for (let zoom = HIGHEST_ZOOM; zoom >= 2; zoom--) {
        if (hasNeighbour(taken[zoom]!, x, y, zoom)) break
        minZoom = zoom
      }
      for (let zoom = minZoom; zoom <= HIGHEST_ZOOM; zoom++) taken[zoom]!.add(boxAt(x, y, zoom, 0, 0))
      const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4
      return { name: place.name, lat: round(place.lat), lon: round(place.lon), population: place.population, minZoom }
    })
}

function hasNeighbour(taken: ReadonlySet<string>, x: number, y: number, zoom: number): boolean {
  for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) if (taken.has(boxAt(x, y, zoom, dx, dy))) return true
  return false
}

function boxAt(x: number, y: number, zoom: number, dx: number, dy: number): string {
  const worldPx = 256 * 2 ** zoom
  return `${Math.floor((x * worldPx) / LABEL_WIDTH_PX) + dx} ${Math.floor((y * worldPx) / LABEL_HEIGHT_PX) + dy}`
}
