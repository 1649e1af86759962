import type { PhotoId, PhotoViewId } from '../../contract/ids.ts'
import { type PhotoView, type ViewLook, viewAdjustments, viewRegion } from '../../contract/views.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { fromJson, fromJsonOrNull, toJson, toJsonOrNull } from './json-column.ts'
import { appendLog } from './log.ts'
import { notHere } from './not-here.ts'
import { getPhoto } from './photos.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

export interface NewView extends ViewLook {
  viewId: PhotoViewId
  photoId: PhotoId
  name: string
}

interface ViewRow extends Omit<PhotoView, 'region' | 'adjustments'> {
  region: string
  adjustments: string | null
}

const VIEWS = `SELECT id, photo_id AS photoId, name, region, adjustments, created_at AS createdAt, author FROM photo_views`

/** Throws `not-in-library` for a photo that is gone. */
export function addView(db: WriteConnection, { viewId, photoId, name, region, adjustments }: NewView, stamp: Stamp): void {
  inTransaction(db, () => {
    getPhoto(db, photoId)
    change(
      db,
      `INSERT INTO photo_views (id, photo_id, name, region, adjustments, created_at, author)
       VALUES (:viewId, :photoId, :name, :region, :adjustments, :now, :actor)`,
      {
        ...{ viewId, photoId, name, region: toJson(region), adjustments: toJsonOrNull(adjustments) },
        ...{ now: stamp.now.toISOString(), actor: stamp.actor },
      },
    )
    const { centre, widthPx, heightPx, rotationDegrees } = region
    const details = { view: viewId, name, x: centre.x, y: centre.y, widthPx, heightPx, rotationDegrees, tones: adjustments !== null }
    appendLog(db, { action: 'view-added', subject: `photo:${photoId}`, details }, stamp)
  })
}

export function renameView(db: WriteConnection, input: { viewId: PhotoViewId; name: string }, stamp: Stamp): PhotoView {
  return inTransaction(db, () => {
    const before = getView(db, input.viewId)
    change(db, 'UPDATE photo_views SET name = :name WHERE id = :viewId', input)
    const details = { view: input.viewId, from: before.name, to: input.name }
    appendLog(db, { action: 'view-renamed', subject: `photo:${before.photoId}`, details }, stamp)
    return before
  })
}

/** A removed view is no longer listed; runs that were shown it still know it. */
export function setViewRemoved(db: WriteConnection, input: { viewId: PhotoViewId; removed: boolean }, stamp: Stamp): PhotoView {
  return inTransaction(db, () => {
    const view = getView(db, input.viewId)
    const at = input.removed ? stamp.now.toISOString() : null
    change(db, 'UPDATE photo_views SET removed_at = :at WHERE id = :viewId', { viewId: input.viewId, at })
    const action = input.removed ? 'view-removed' : 'view-brought-back'
    appendLog(db, { action, subject: `photo:${view.photoId}`, details: { view: view.id, name: view.name } }, stamp)
    return view
  })
}

/** In the order they were made. */
export function listViews(db: ReadConnection, input: { photoId: PhotoId }): PhotoView[] {
  const rows = many<ViewRow>(db, `${VIEWS} WHERE photo_id = :photoId AND removed_at IS NULL ORDER BY number`, input)
  return rows.map((row) => viewOf(db, row))
}

/** Also one that was removed, for the runs that were shown it. Throws `not-in-library`. */
export function getView(db: ReadConnection, id: PhotoViewId): PhotoView {
  return viewOf(db, one<ViewRow>(db, `${VIEWS} WHERE id = :id`, { id }) ?? notHere('view', id))
}

function viewOf(db: ReadConnection, row: ViewRow): PhotoView {
  return {
    ...row,
    region: fromJson(db, 'photo_views.region', viewRegion, row.region),
    adjustments: fromJsonOrNull(db, 'photo_views.adjustments', viewAdjustments, row.adjustments),
  }
}
