import { type CaseId, caseId as caseIdSchema, type PhotoId, photoId as photoIdSchema } from '../../electron/contract/ids.ts'

/** What fills the window: one case at work, all cases at a glance, or the models. */
export type Screen = 'workbench' | 'cases' | 'models'

export interface Route {
  /** The workbench where it is left out. */
  screen?: Screen
  /** On the screen of all cases: the one that is chosen there. Among the models: the one to come back to. */
  caseId: CaseId | null
  photoId: PhotoId | null
}

/** Reads `#/case/<id>/photo/<id>` and `#/cases/case/<id>/photo/<id>`, and likewise `#/models/…`; whatever is not understood is left out. */
export function parseRoute(hash: string): Required<Route> {
  const [, first, ...rest] = hash.split('/')
  const screen = first === 'cases' || first === 'models' ? first : 'workbench'
  const [, caseText, , photoText] = screen === 'workbench' ? [first, ...rest] : rest
  const caseId = caseIdSchema.safeParse(caseText)
  const photoId = photoIdSchema.safeParse(photoText)
  if (!caseId.success) return { screen, caseId: null, photoId: null }
  return { screen, caseId: caseId.data, photoId: photoId.success ? photoId.data : null }
}

export function routeHash({ screen, caseId, photoId }: Route): string {
  const parts = ['#', ...(screen === 'cases' || screen === 'models' ? [screen] : [])]
  if (caseId) parts.push('case', caseId, ...(photoId ? ['photo', photoId] : []))
  return parts.length === 1 ? '#/' : parts.join('/')
}
