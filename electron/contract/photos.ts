// Photos of a case: the original bytes under their SHA-256, and what is known of them.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { latLon } from './geography.ts'
import { caseId, photoId, sha256 } from './ids.ts'
import { problem } from './problem.ts'
import { photoChanges, workStatus } from './work.ts'

export const photo = z.object({
  id: photoId,
  caseId,
  sha256,
  fileName: z.string(),
  /** By content, never by name: `image/jpeg`. */
  mediaType: z.string(),
  byteLength: z.number().int(),
  /** Upright, after the orientation tag. Null when the photo cannot be decoded. */
  widthPx: z.number().int().nullable(),
  heightPx: z.number().int().nullable(),
  addedAt: z.iso.datetime(),
  /** Why the photo cannot be shown or located, or what to know of it (first frame of an animation, …). */
  problem: problem.nullable(),
  remarks: z.array(z.string()),
  /** Other photos of this library with the same bytes. */
  duplicates: z.array(z.object({ photoId, caseId, fileName: z.string() })),
  /** Credit and licence line, for photos that ship with the product. */
  credit: z.string().nullable(),
  status: workStatus,
  tags: z.array(z.string()),
})

/** Another photo of the library with the same bytes, or that looks the same: a copy that was resized, saved anew or slightly cropped. */
export const similarPhoto = z.object({
  photoId,
  caseId,
  caseTitle: z.string(),
  fileName: z.string(),
  /** The same bytes. */
  exact: z.boolean(),
  /** Bits of 64 in which the perceptual hashes differ; 0 for exact copies. */
  distanceBits: z.number().int(),
})

/** A photo, and the likest other one of the library that is not the same file. */
export const lookAlikePhoto = z.object({ photoId, other: similarPhoto.omit({ exact: true }).extend({ caseId }) })
export const MOST_ASKED_ALIKE = 200

/** One field of EXIF, XMP or IPTC in plain words. */
export const metadataField = z.object({
  group: z.string(),
  name: z.string(),
  value: z.string(),
  /** As the standard calls them: `exif`, `DateTimeOriginal`. Absent where the metadata was read before they were kept. */
  groupTag: z.string().optional(),
  tag: z.string().optional(),
})

export const photoMetadata = z.object({
  /** What the file itself claims; shown beside the answer, never mixed into it. */
  gps: latLon.extend({ altitudeM: z.number().nullable() }).nullable(),
  capturedAt: z.string().nullable(),
  utcOffset: z.string().nullable(),
  camera: z.string().nullable(),
  software: z.string().nullable(),
  fields: z.array(metadataField),
  /** Fields that were there but could not be believed, and why. */
  complaints: z.array(z.string()),
})

export const addedPhoto = z.object({
  fileName: z.string(),
  photo: photo.nullable(),
  /** The photo was in this case already; `photo` is the one that is there. */
  alreadyHere: z.boolean(),
  problem: problem.nullable(),
})

export const changedPhotos = z.object({
  version: z.number().int(),
  /** `photos` is the whole list; otherwise those that are new, at its end, or others than they were. */
  whole: z.boolean(),
  photos: z.array(photo),
  removed: z.array(photoId),
})

export const photosContract = {
  list: oc.input(z.object({ caseId })).output(z.array(photo)),
  /** What has changed since `known`, the version of an earlier answer of this library; all of it where that is null. */
  changed: oc.input(z.object({ caseId, known: z.number().int().nullable() })).output(changedPhotos),
  /** `metadata` is null until the file's metadata has been read; `textRead` is false until text has been looked for in the photo. */
  get: oc.input(z.object({ photoId })).output(z.object({ photo, metadata: photoMetadata.nullable(), textRead: z.boolean() })),
  /** By path, for the hosts that have paths (desktop, command line). The page itself uploads through `intake/`. */
  addFiles: oc.input(z.object({ caseId, paths: z.array(z.string()).min(1) })).output(z.array(addedPhoto)),
  remove: oc.input(z.object({ photoId })).output(z.object({})),
  /** Status and tags: what is left out stays as it is. */
  change: oc.input(z.object({ photoId, changes: photoChanges })).output(photo),
  /** Exact copies first, then by likeness. */
  similar: oc.input(z.object({ photoId })).output(z.array(similarPhoto)),
  /** Of those asked for, the ones that look like another photo; any that have been removed are left out. */
  alike: oc.input(z.object({ photoIds: z.array(photoId).max(MOST_ASKED_ALIKE) })).output(z.array(lookAlikePhoto)),
}

export type Photo = z.infer<typeof photo>
export type ChangedPhotos = z.infer<typeof changedPhotos>
export type SimilarPhoto = z.infer<typeof similarPhoto>
export type LookAlikePhoto = z.infer<typeof lookAlikePhoto>
export type PhotoMetadata = z.infer<typeof photoMetadata>
export type MetadataField = z.infer<typeof metadataField>
export type AddedPhoto = z.infer<typeof addedPhoto>
