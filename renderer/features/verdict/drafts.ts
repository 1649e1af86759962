// What was begun and not given yet is kept by the page, so that a reload takes nothing away.
import type { PhotoId } from '../../../electron/contract/ids.ts'
import { type VerdictContent, verdictContent } from '../../../electron/contract/judgements.ts'

const keyOf = (photoId: PhotoId) => `whereabouts-verdict-draft-${photoId}`

export const blankDraft = (photoId: PhotoId): VerdictContent => ({
  ...{ photoId, precision: 'undecided', placeId: null, placeName: '', countryCode: null, at: null, reasons: '', against: '' },
})

export function keptDraft(photoId: PhotoId): VerdictContent {
  try {
    return verdictContent.parse(JSON.parse(localStorage.getItem(keyOf(photoId)) ?? ''))
  } catch {
    // None was kept, or one of another version of the page.
    return blankDraft(photoId)
  }
}

export function keepDraft(draft: VerdictContent): void {
  const empty = JSON.stringify(draft) === JSON.stringify(blankDraft(draft.photoId))
  if (empty) localStorage.removeItem(keyOf(draft.photoId))
  else localStorage.setItem(keyOf(draft.photoId), JSON.stringify(draft))
}
