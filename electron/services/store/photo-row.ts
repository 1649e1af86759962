import { z } from 'zod'
import type { PhotoId } from '../../contract/ids.ts'
import type { Photo } from '../../contract/photos.ts'
import { problem } from '../../contract/problem.ts'
import type { ReadConnection } from './connection.ts'
import { fromJson, fromJsonOrNull } from './json-column.ts'

export interface PhotoRow extends Omit<Photo, 'problem' | 'remarks' | 'duplicates'> {
  id: PhotoId
  problem: string | null
  remarks: string
}

export const PHOTOS = `
  SELECT id, case_id AS caseId, photos.sha256 AS sha256, file_name AS fileName, media_type AS mediaType, byte_length AS byteLength,
    width_px AS widthPx, height_px AS heightPx, added_at AS addedAt, problem, remarks, credit
  FROM photos JOIN originals ON originals.sha256 = photos.sha256`

const remarks = z.array(z.string())

export function photoOf(db: ReadConnection, row: PhotoRow, duplicates: Photo['duplicates']): Photo {
  return {
    ...row,
    problem: fromJsonOrNull(db, 'photos.problem', problem, row.problem),
    remarks: row.remarks === '[]' ? [] : fromJson(db, 'photos.remarks', remarks, row.remarks),
    duplicates,
  }
}
