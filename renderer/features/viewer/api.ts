import type { CareOfCase, CaseCare } from '../../../electron/contract/care.ts'
import type { CaseId, PhotoId, PhotoViewId } from '../../../electron/contract/ids.ts'
import type { PhotoView, TileEvent, ViewLook } from '../../../electron/contract/views.ts'
import { client } from '../../rpc/index.ts'

/** Longest sides that the page asks previews for, px. */
export type PreviewSide = 320 | 1600 | 4096

/** Address of the upright photo as WebP, its longer side at most `side` px. */
export const previewAddress = (photoId: PhotoId, side: PreviewSide) => `photos/${photoId}/preview?side=${side}`
export const tileAddress = (photoId: PhotoId, level: number, column: number, row: number) =>
  `photos/${photoId}/tiles/${level}/${column}_${row}`

/** Has the photo cut into tiles, unless it is already; ends when `signal` aborts. */
export const prepareTiles = (photoId: PhotoId, signal: AbortSignal): Promise<AsyncIterable<TileEvent>> =>
  client.views.tiles({ photoId }, { signal })

export const listViews = (photoId: PhotoId): Promise<PhotoView[]> => client.views.list({ photoId })
export const addView = (photoId: PhotoId, name: string, look: ViewLook): Promise<PhotoView> => client.views.add({ photoId, name, ...look })
export const renameView = (viewId: PhotoViewId, name: string): Promise<PhotoView> => client.views.rename({ viewId, name })
export const removeView = (viewId: PhotoViewId) => client.views.remove({ viewId })

export const careOfCase = (caseId: CaseId): Promise<CareOfCase> => client.care.ofCase({ caseId })
export const setCare = (caseId: CaseId, care: CaseCare): Promise<CareOfCase> => client.care.set({ caseId, care })
export const markGraphic = (photoId: PhotoId, graphic: boolean | null): Promise<CareOfCase> => client.care.mark({ photoId, graphic })
