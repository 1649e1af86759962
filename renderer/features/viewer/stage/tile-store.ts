import { wasCalledOff } from '../../../rpc/index.ts'
import { type TilePlace, tileKey } from './tile-plan.ts'

export interface TileStore {
  get(place: TilePlace): ImageBitmap | null
  /** What is seen now, most wanted first; loading of everything else stops. */
  want(places: readonly TilePlace[]): void
  destroy(): void
}

export interface TileStoreOptions {
  addressOf: (place: TilePlace) => string
  /** Decoded tiles that are kept, unless more are seen at once: a tile of 512 × 512 px takes 1 MB. */
  mostTiles: number
  onArrived: () => void
  /** The tiles were removed in the meantime. */
  onGone: () => void
}

/** More would only wait for each other. */
const LOADED_AT_ONCE = 6

/** Tiles as bitmaps, the ones seen longest ago let go first, so that a photo of any size takes the same memory. */
export function createTileStore({ addressOf, mostTiles, onArrived, onGone }: TileStoreOptions): TileStore {
  // A map remembers the order in which its entries were put in: the first is the one seen longest ago.
  const kept = new Map<string, ImageBitmap>()
  const loading = new Map<string, AbortController>()
  const failed = new Set<string>()
  let wanted: readonly TilePlace[] = []
  let destroyed = false

  function get(place: TilePlace): ImageBitmap | null {
    const key = tileKey(place)
    const bitmap = kept.get(key)
    if (!bitmap) return null
    kept.delete(key)
    kept.set(key, bitmap)
    return bitmap
  }

  function want(places: readonly TilePlace[]): void {
    wanted = places
    const keys = new Set(places.map(tileKey))
    for (const [key, controller] of loading) {
      if (keys.has(key)) continue
      controller.abort()
      loading.delete(key)
    }
    loadMore()
  }

  function loadMore(): void {
    for (const place of wanted) {
      if (loading.size >= LOADED_AT_ONCE) return
      const key = tileKey(place)
      if (!kept.has(key) && !loading.has(key) && !failed.has(key)) void load(key, place)
    }
  }

  async function load(key: string, place: TilePlace): Promise<void> {
    const controller = new AbortController()
    loading.set(key, controller)
    try {
      const answer = await fetch(addressOf(place), { signal: controller.signal })
      if (answer.status === 404) onGone()
      if (!answer.ok) throw new Error(`A tile came with status ${answer.status}`)
      const bitmap = await createImageBitmap(await answer.blob())
      if (destroyed || controller.signal.aborted) return bitmap.close()
      kept.set(key, bitmap)
      letGo()
      onArrived()
    } catch (error) {
      // A tile that cannot be had stays as coarse as what lies under it.
      if (!wasCalledOff(error)) failed.add(key)
    } finally {
      if (loading.get(key) === controller) loading.delete(key)
      if (!destroyed) loadMore()
    }
  }

  function letGo(): void {
    for (const [key, bitmap] of kept) {
      // What is seen stays, however large the screen: tiles that chase each other out would be fetched for ever.
      if (kept.size <= Math.max(mostTiles, wanted.length)) return
      kept.delete(key)
      bitmap.close()
    }
  }

  return {
    get,
    want,
    destroy() {
      destroyed = true
      for (const controller of loading.values()) controller.abort()
      for (const bitmap of kept.values()) bitmap.close()
      kept.clear()
    },
  }
}
