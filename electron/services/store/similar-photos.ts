import type { PhotoId, Sha256 } from '../../contract/ids.ts'
import type { LookAlikePhoto, SimilarPhoto } from '../../contract/photos.ts'
import { hashBands, hashDistance, isDistinctive, NEAR_BITS } from '../../core/photos/likeness.ts'
import type { ReadConnection } from './connection.ts'
import { notHere } from './not-here.ts'
import { many, one } from './statements.ts'

const MOST_SHOWN = 50

const OTHERS = `
  SELECT photos.id AS photoId, case_id AS caseId, cases.title AS caseTitle, file_name AS fileName
  FROM photos JOIN cases ON cases.id = case_id`

type Other = Omit<SimilarPhoto, 'exact' | 'distanceBits'>

/** Photos of the library with the same bytes, then those that look alike by their perceptual hash, the likest first. Throws `not-in-library`. */
export function similarPhotos(db: ReadConnection, input: { photoId: PhotoId }): SimilarPhoto[] {
  const own =
    one<{ sha256: Sha256; hash: string | null }>(
      db,
      `SELECT photos.sha256 AS sha256, perceptual_hash AS hash FROM photos JOIN originals ON originals.sha256 = photos.sha256
       WHERE photos.id = :photoId AND removed_at IS NULL`,
      input,
    ) ?? notHere('photo', input.photoId)
  const copies = many<Other>(
    db,
    `${OTHERS} WHERE photos.sha256 = :sha256 AND removed_at IS NULL AND photos.id <> :photoId ORDER BY photos.number LIMIT :most`,
    { sha256: own.sha256, photoId: input.photoId, most: MOST_SHOWN },
  )
  const found: SimilarPhoto[] = copies.map((copy) => ({ ...copy, exact: true, distanceBits: 0 }))
  for (const { hash, distanceBits } of own.hash === null ? [] : hashesNear(db, own.hash)) {
    if (found.length >= MOST_SHOWN) break
    const alike = many<Other>(
      db,
      `${OTHERS} JOIN originals ON originals.sha256 = photos.sha256
       WHERE perceptual_hash = :hash AND photos.sha256 <> :sha256 AND removed_at IS NULL ORDER BY photos.number LIMIT :most`,
      { hash, sha256: own.sha256, most: MOST_SHOWN - found.length },
    )
    for (const other of alike) found.push({ ...other, exact: false, distanceBits })
  }
  return found
}

/** Of each photo the likest other one that is not the same file; photos that look like none are left out. */
export function lookAlikes(db: ReadConnection, { photoIds }: { photoIds: readonly PhotoId[] }): LookAlikePhoto[] {
  return photoIds.flatMap((photoId) => {
    const own = one<{ sha256: Sha256; hash: string }>(
      db,
      `SELECT photos.sha256 AS sha256, perceptual_hash AS hash FROM photos JOIN originals ON originals.sha256 = photos.sha256
       WHERE photos.id = :photoId AND removed_at IS NULL AND perceptual_hash IS NOT NULL`,
      { photoId },
    )
    for (const { hash, distanceBits } of own ? hashesNear(db, own.hash) : []) {
      const [other] = many<Omit<LookAlikePhoto['other'], 'distanceBits'>>(
        db,
        `${OTHERS} JOIN originals ON originals.sha256 = photos.sha256
         WHERE perceptual_hash = :hash AND photos.sha256 <> :sha256 AND removed_at IS NULL ORDER BY photos.number LIMIT 1`,
        { hash, sha256: own!.sha256 },
      )
      if (other) return [{ photoId, other: { ...other, distanceBits } }]
    }
    return []
  })
}

/** Every distinctive hash of the library within `NEAR_BITS` of `hash`, nearest first, itself among them; none for a hash that tells nothing. */
export function hashesNear(db: ReadConnection, hash: string): { hash: string; distanceBits: number }[] {
  if (!isDistinctive(hash)) return []
  const candidates = new Set<string>()
  hashBands(hash).forEach((digits, band) => {
    const rows = many<{ hash: string }>(db, 'SELECT hash FROM hash_bands WHERE band = :band AND digits = :digits', { band, digits })
    for (const row of rows) candidates.add(row.hash)
  })
  return [...candidates]
    .map((other) => ({ hash: other, distanceBits: hashDistance(hash, other) }))
    .filter((other) => other.distanceBits <= NEAR_BITS && isDistinctive(other.hash))
    .sort((a, b) => a.distanceBits - b.distanceBits || (a.hash < b.hash ? -1 : 1))
}
