import { create } from 'zustand'
import type { PhotoId, PhotoViewId } from '../../../electron/contract/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { PhotoView } from '../../../electron/contract/views.ts'
import { problemFrom } from '../../rpc/index.ts'
import { addView, listViews, removeView, renameView } from './api.ts'
import { useViewer } from './store.ts'

interface ViewsState {
  photoId: PhotoId | null
  /** Null until they have been read. */
  views: PhotoView[] | null
  problem: Problem | null
  load(photoId: PhotoId | null): Promise<void>
  /** Keeps what the stage shows as a view of its photo; resolves to null where that failed. */
  keep(name: string): Promise<PhotoView | null>
  rename(viewId: PhotoViewId, name: string): Promise<void>
  remove(viewId: PhotoViewId): Promise<void>
}

/** The kept views of the open photo. */
export const useViews = create<ViewsState>()((set, get) => {
  const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
    set({ problem: null })
    try {
      return await work()
    } catch (error) {
      set({ problem: problemFrom(error) })
      return null
    }
  }
  const reload = () => get().load(get().photoId)
  return {
    photoId: null,
    views: null,
    problem: null,
    async load(photoId) {
      if (get().photoId !== photoId) set({ photoId, views: null, problem: null })
      if (!photoId) return
      const views = await attempt(() => listViews(photoId))
      if (views && get().photoId === photoId) set({ views })
      const { shownView, showView } = useViewer.getState()
      // Taken back with undo, or removed in another window.
      if (views && shownView?.photoId === photoId && !views.some(({ id }) => id === shownView.id)) showView(null)
    },
    async keep(name) {
      const { photoId, look } = useViewer.getState()
      if (!photoId) return null
      const view = await attempt(() => addView(photoId, name, look()))
      if (view) await reload()
      return view
    },
    async rename(viewId, name) {
      await attempt(() => renameView(viewId, name))
      await reload()
    },
    async remove(viewId) {
      await attempt(() => removeView(viewId))
      await reload()
    },
  }
})
