import type { Basemap } from './basemap-data.ts'
import { type LabelEntry, type LabelWords, placeEntry } from './label-entries.ts'

/** The zoom of the tiles that towns come in, and the one from which on they are wanted. */
const TILE_ZOOM = 5
const FIRST_ZOOM = 7
const MOST_TILES = 24

/** The view in world coordinates. */
export interface WorldBox {
  west: number
  north: number
  east: number
  south: number
}

/** Smaller places, fetched where one looks closely. `onArrival` is told when there is more to show. */
export function createTownLabels(basemap: Basemap, words: LabelWords, onArrival: () => void) {
  const tiles = new Map<string, LabelEntry[] | 'asked'>()

  return {
    within({ west, north, east, south }: WorldBox, zoom: number): LabelEntry[] {
      if (zoom < FIRST_ZOOM) return []
      const count = 2 ** TILE_ZOOM
      const found: LabelEntry[] = []
      for (let column = Math.floor(west * count); column <= Math.floor(east * count); column++) {
        for (let row = Math.max(0, Math.floor(north * count)); row <= Math.min(count - 1, Math.floor(south * count)); row++) {
          const key = `${((column % count) + count) % count}-${row}`
          const tile = tiles.get(key)
          if (tile && tile !== 'asked') found.push(...tile)
          if (tile || !basemap.tiles.towns.has(key)) continue
          tiles.set(key, 'asked')
          basemap.fetchTowns(key).then(
            (labels) => {
              tiles.set(
                key,
                labels.map((label) => placeEntry(label, words)),
              )
              for (const oldest of tiles.keys()) {
                if (tiles.size <= MOST_TILES) break
                tiles.delete(oldest)
              }
              onArrival()
            },
            // The larger places stay; the next look asks again.
            () => tiles.delete(key),
          )
        }
      }
      return found
    },
  }
}
