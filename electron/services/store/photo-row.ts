import { z } from 'zod'
import type { PhotoId } from '../../contract/ids.ts'
import type { Photo } from '../../contract/photos.ts'
import { problem } from '../../contract/problem.ts'
import type { ReadConnection } from './connection.ts'
import { fromJson, fromJsonOrNull } from './json-column.ts'

export interface PhotoRow extends Omit<Photo, 'problem' | 'remarks' | 'tags' | 'duplicates'> {
  id: PhotoId
  problem: string | null
  remarks: string
  tags: string
}

export const PHOTOS = `
  SELECT id, case_id AS caseId, photos.sha256 AS sha256, file_name AS fileName, media_type AS mediaType, byte_length AS byteLength,
    width_px AS widthPx, height_px AS heightPx, added_at AS addedAt, problem, remarks, credit, status,
    (SELECT json_group_array(tag ORDER BY position) FROM photo_tags WHERE photo_id = photos.id) AS tags
  FROM photos JOIN originals ON originals.sha256 = photos.sha256`

const lines = z.array(z.string())

export function photoOf(db: ReadConnection, row: PhotoRow, duplicates: Photo['duplicates']): Photo {
  return {
    ...row,
    problem: fromJsonOrNull(db, 'photos.problem', problem, row.problem),
    remarks: row.remarks === '[]' ? [] : fromJson(db, 'photos.remarks', lines, row.remarks),
    tags: row.tags === '[]' ? [] : fromJson(db, 'photo_tags.tag', lines, row.tags),
    duplicates,
  }
}
