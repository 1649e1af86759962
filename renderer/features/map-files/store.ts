import { create } from 'zustand'
import type { CaseId } from '../../../electron/contract/ids.ts'
import type { FilePreview, Overlay, OverlayFeature, OverlayId, TableColumns } from '../../../electron/contract/map-exchange.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { featuresOf, keepFile, listOverlays, previewFile, removeOverlay } from './api.ts'

interface MapFilesState {
  caseId: CaseId | null
  overlays: Overlay[] | null
  /** By overlay, as they were read; kept for as long as the case is open. */
  features: ReadonlyMap<OverlayId, readonly OverlayFeature[]>
  hidden: ReadonlySet<OverlayId>
  problem: Problem | null
  /** A file that was chosen and is not kept yet. */
  chosen: { file: File; preview: FilePreview } | null
  reading: boolean
  load(caseId: CaseId | null): Promise<void>
  choose(file: File, columns?: TableColumns | null): Promise<void>
  keep(): Promise<void>
  forget(): void
  show(id: OverlayId, shown: boolean): void
  remove(id: OverlayId): Promise<void>
}

export const useMapFiles = create<MapFilesState>()((set, get) => ({
  caseId: null,
  overlays: null,
  features: new Map(),
  hidden: new Set(),
  problem: null,
  chosen: null,
  reading: false,
  async load(caseId) {
    if (get().caseId !== caseId) set({ caseId, overlays: null, features: new Map(), hidden: new Set(), problem: null, chosen: null })
    if (!caseId) return
    try {
      const overlays = await listOverlays(caseId)
      if (get().caseId !== caseId) return
      set({ overlays })
      for (const { id } of overlays) {
        if (get().features.has(id)) continue
        const features = await featuresOf(id)
        if (get().caseId === caseId) set({ features: new Map(get().features).set(id, features) })
      }
    } catch (error) {
      if (get().caseId === caseId) set({ problem: problemFrom(error) })
    }
  },
  async choose(file, columns = null) {
    const { caseId } = get()
    if (!caseId) return
    set({ reading: true, problem: null })
    try {
      set({ chosen: { file, preview: await previewFile(caseId, file, columns) } })
    } catch (error) {
      set({ problem: problemFrom(error), chosen: null })
    }
    set({ reading: false })
  },
  async keep() {
    const { caseId, chosen, load } = get()
    if (!caseId || !chosen) return
    set({ reading: true, problem: null })
    try {
      await keepFile(caseId, chosen.file, chosen.preview.table?.columns ?? null)
      set({ chosen: null })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
    set({ reading: false })
    await load(caseId)
  },
  forget: () => set({ chosen: null, problem: null }),
  show(id, shown) {
    const hidden = new Set(get().hidden)
    if (shown) hidden.delete(id)
    else hidden.add(id)
    set({ hidden })
  },
  async remove(id) {
    try {
      await removeOverlay(id)
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
    await get().load(get().caseId)
  },
}))
