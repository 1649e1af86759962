import { create } from 'zustand'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { LightSeen } from '../../../electron/core/consistency/candidate-checks.ts'

interface ConsistencyState {
  /** What the person sees in each photo, for as long as the page is open: a question put to the checks, no finding of the case. */
  seen: ReadonlyMap<PhotoId, LightSeen>
  see(photoId: PhotoId, light: LightSeen): void
}

export const useConsistency = create<ConsistencyState>()((set) => ({
  seen: new Map(),
  see: (photoId, light) => set(({ seen }) => ({ seen: new Map(seen).set(photoId, light) })),
}))
