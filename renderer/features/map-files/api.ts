import type { MadeFile } from '../../../electron/contract/archives.ts'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { FilePreview, MapFormat, Overlay, OverlayFeature, OverlayId, TableColumns } from '../../../electron/contract/map-exchange.ts'
import { problem } from '../../../electron/contract/problem.ts'
import { ProblemError } from '../../../electron/core/problem.ts'
import { client } from '../../rpc/index.ts'
import { mapFileStrings } from '../../strings/index.ts'

export const listOverlays = (caseId: CaseId): Promise<Overlay[]> => client.mapExchange.overlays({ caseId })
export const featuresOf = (overlayId: OverlayId): Promise<OverlayFeature[]> => client.mapExchange.features({ overlayId })
export const removeOverlay = (overlayId: OverlayId) => client.mapExchange.removeOverlay({ overlayId })
export const exportMap = (
  input: { caseId: CaseId; photoId: PhotoId | null; format: MapFormat; cells: boolean },
  signal: AbortSignal,
): Promise<MadeFile> => client.mapExchange.exportMap(input, { signal })

/** What the file holds; nothing is kept. Throws the library's own problems. */
export const previewFile = (caseId: CaseId, file: File, columns: TableColumns | null): Promise<FilePreview> =>
  post(caseId, file, columns, false)
/** Lays the file over the map of the case. */
export const keepFile = (caseId: CaseId, file: File, columns: TableColumns | null): Promise<Overlay> => post(caseId, file, columns, true)

async function post<Answer>(caseId: CaseId, file: File, columns: TableColumns | null, keep: boolean): Promise<Answer> {
  const query = new URLSearchParams({ name: file.name, ...(keep && { keep: '1' }) })
  if (columns) {
    query.set('lat', String(columns.lat))
    query.set('lon', String(columns.lon))
    if (columns.name !== null) query.set('title', String(columns.name))
  }
  const response = await fetch(`map-files/${caseId}?${query}`, { method: 'POST', body: file })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as Answer
  const told = problem.safeParse(answer).data
  throw new ProblemError(told ?? { code: 'upload-failed', message: mapFileStrings.failed, remedy: mapFileStrings.failedRemedy })
}

/** Has the browser save what was made. */
export function saveMade({ token, fileName }: MadeFile): void {
  const link = document.createElement('a')
  link.href = `made/${token}`
  link.download = fileName
  link.click()
}
