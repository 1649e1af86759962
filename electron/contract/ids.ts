// Branded ids: a photo's id can never be handed in where a run's is expected. On the wire they are plain strings.
import { z } from 'zod'

export const caseId = z.uuid().brand<'CaseId'>()
export const photoId = z.uuid().brand<'PhotoId'>()
export const runId = z.uuid().brand<'RunId'>()
export const clueId = z.uuid().brand<'ClueId'>()
export const noteId = z.uuid().brand<'NoteId'>()
export const photoViewId = z.uuid().brand<'PhotoViewId'>()
export const groupId = z.uuid().brand<'GroupId'>()
/** 64 lower-case hexadecimal digits. */
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>()
/** Name of a model in the catalogue or in the library's models folder, such as `test-tiny`. */
export const modelId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,80}$/)
  .brand<'ModelId'>()
/** GeoNames number of a place. */
export const placeId = z.number().int().positive().brand<'PlaceId'>()

/** Photos that are added together. */
export const batchId = z.uuid().brand<'BatchId'>()

export type BatchId = z.infer<typeof batchId>
export type CaseId = z.infer<typeof caseId>
export type PhotoId = z.infer<typeof photoId>
export type RunId = z.infer<typeof runId>
export type ClueId = z.infer<typeof clueId>
export type NoteId = z.infer<typeof noteId>
export type PhotoViewId = z.infer<typeof photoViewId>
export type GroupId = z.infer<typeof groupId>
export type Sha256 = z.infer<typeof sha256>
export type ModelId = z.infer<typeof modelId>
export type PlaceId = z.infer<typeof placeId>
