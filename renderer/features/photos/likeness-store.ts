import { create } from 'zustand'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import { type LookAlikePhoto, MOST_ASKED_ALIKE } from '../../../electron/contract/photos.ts'
import { lookAlikes } from './api.ts'
import { usePhotos } from './store.ts'

interface LikenessState {
  /** Null for a photo that looks like no other; photos that were not asked for are not in it. */
  alike: ReadonlyMap<PhotoId, LookAlikePhoto['other'] | null>
  /** Counts the lists of photos: with each, what was known may be otherwise. */
  round: number
  ask(photoId: PhotoId): void
}

/** Rows that come into view together are asked for together. */
const GATHER_MS = 60

/** Which photos look like another one of the library: asked for the rows in view alone, as a case may have tens of thousands. */
export const useLikeness = create<LikenessState>()((set, get) => {
  let wanted = new Set<PhotoId>()

  async function askAll(): Promise<void> {
    const { round } = get()
    const asked = [...wanted].slice(-MOST_ASKED_ALIKE)
    wanted = new Set()
    // A mark less is no fault to stop anybody with: the photo's own page says what went wrong.
    const found = await lookAlikes(asked).catch(() => null)
    if (!found || get().round !== round) return
    const others = new Map(found.map(({ photoId, other }) => [photoId, other]))
    set(({ alike }) => ({ alike: new Map([...alike, ...asked.map((id) => [id, others.get(id) ?? null] as const)]) }))
  }

  usePhotos.subscribe(({ photos }, before) => {
    if (photos !== before.photos) set(({ round }) => ({ round: round + 1 }))
  })
  return {
    alike: new Map(),
    round: 0,
    ask(photoId) {
      if (wanted.size === 0) setTimeout(() => void askAll(), GATHER_MS)
      wanted.add(photoId)
    },
  }
})
