import { type CaseId, caseId as caseIdSchema, type PhotoId, photoId as photoIdSchema } from '../../electron/contract/ids.ts'

export interface Route {
  caseId: CaseId | null
  photoId: PhotoId | null
}

/** Reads `#/case/<id>/photo/<id>`; whatever is not understood is left out. */
export function parseRoute(hash: string): Route {
  const [, , caseText, , photoText] = hash.split('/')
  const caseId = caseIdSchema.safeParse(caseText)
  const photoId = photoIdSchema.safeParse(photoText)
  if (!caseId.success) return { caseId: null, photoId: null }
  return { caseId: caseId.data, photoId: photoId.success ? photoId.data : null }
}

export function routeHash({ caseId, photoId }: Route): string {
  if (!caseId) return '#/'
  return photoId ? `#/case/${caseId}/photo/${photoId}` : `#/case/${caseId}`
}
