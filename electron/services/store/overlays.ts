import { deflateSync, inflateSync } from 'node:zlib'
import { z } from 'zod'
import type { CaseId } from '../../contract/ids.ts'
import { type Overlay, type OverlayFeature, type OverlayId, overlayFeature } from '../../contract/map-exchange.ts'
import { requireCase } from './cases.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { fromJson, toJson } from './json-column.ts'
import { appendLog } from './log.ts'
import { notHere } from './not-here.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { damaged } from './store-problems.ts'
import { inTransaction } from './transaction.ts'

export type NewOverlay = Omit<Overlay, 'addedAt' | 'author' | 'featureCount'> & { features: readonly OverlayFeature[] }

/** Puts a file's places into the library, out of sight until the act that adds it brings it in. Throws `not-in-library`. */
export function keepOverlay(db: WriteConnection, { features, refused, ...columns }: NewOverlay, stamp: Stamp): void {
  inTransaction(db, () => {
    requireCase(db, columns.caseId)
    const now = stamp.now.toISOString()
    change(
      db,
      `INSERT INTO overlays (id, case_id, name, format, file_name, sha256, byte_length, features, feature_count, refused, added_at, author, removed_at)
       VALUES (:id, :caseId, :name, :format, :fileName, :sha256, :byteLength, :features, :featureCount, :refused, :now, :author, :now)`,
      {
        ...columns,
        features: deflateSync(toJson(features)),
        featureCount: features.length,
        refused: toJson(refused),
        now,
        author: stamp.actor,
      },
    )
  })
}

/** Takes an overlay off the map, or brings it in. Throws `not-in-library`. */
export function setOverlayRemoved(db: WriteConnection, input: { overlayId: OverlayId; removed: boolean }, stamp: Stamp): Overlay {
  return inTransaction(db, () => {
    const found = getOverlay(db, input.overlayId)
    change(db, 'UPDATE overlays SET removed_at = :removedAt WHERE id = :id', {
      id: found.id,
      removedAt: input.removed ? stamp.now.toISOString() : null,
    })
    const { id, name, fileName, format, featureCount, sha256 } = found
    const details = { overlay: id, name, fileName, format, features: featureCount, sha256 }
    appendLog(db, { action: input.removed ? 'overlay-removed' : 'overlay-added', subject: `case:${found.caseId}`, details }, stamp)
    return found
  })
}

const OVERLAYS = `SELECT id, case_id AS caseId, name, format, file_name AS fileName, sha256, byte_length AS byteLength,
  feature_count AS featureCount, refused, added_at AS addedAt, author FROM overlays`

type OverlayRow = Omit<Overlay, 'refused'> & { refused: string }
const sentences = z.array(z.string())
const overlayOf = (db: ReadConnection, row: OverlayRow): Overlay => ({
  ...row,
  refused: fromJson(db, 'overlays.refused', sentences, row.refused),
})

/** Throws `not-in-library`. */
export function getOverlay(db: ReadConnection, id: OverlayId): Overlay {
  return overlayOf(db, one<OverlayRow>(db, `${OVERLAYS} WHERE id = :id`, { id }) ?? notHere('overlay', id))
}

/** In the order they were added. */
export function listOverlays(db: ReadConnection, { caseId }: { caseId: CaseId }): Overlay[] {
  return many<OverlayRow>(db, `${OVERLAYS} WHERE case_id = :caseId AND removed_at IS NULL ORDER BY number`, { caseId }).map((row) =>
    overlayOf(db, row),
  )
}

const features = z.array(overlayFeature)

/** Throws `not-in-library`, and `library-damaged` where they cannot be read. */
export function featuresOfOverlay(db: ReadConnection, id: OverlayId): OverlayFeature[] {
  const row = one<{ features: Uint8Array }>(db, 'SELECT features FROM overlays WHERE id = :id', { id }) ?? notHere('overlay', id)
  let text: string
  try {
    text = inflateSync(row.features).toString('utf8')
  } catch (error) {
    throw damaged(db.name, 'overlays.features', error)
  }
  return fromJson(db, 'overlays.features', features, text)
}
