// Groups: several photos of one place, whose evidence is put together. A photo is in one group at most.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { caseId, groupId, photoId } from './ids.ts'

export const groupName = z.string().trim().min(1).max(200)
/** More photos of one place than anybody takes, and few enough for an answer within a second. */
export const groupPhotoIds = z.array(photoId).min(1).max(200)

export const group = z.object({
  id: groupId,
  caseId,
  name: z.string(),
  /** In the order of the case; photos that were removed from it are left out. A group of which nothing is left is not listed. */
  photoIds: z.array(photoId),
})

export const groupsContract = {
  list: oc.input(z.object({ caseId })).output(z.array(group)),
  /** Photos that are in another group leave it. */
  create: oc.input(z.object({ caseId, name: groupName, photoIds: groupPhotoIds })).output(group),
  add: oc.input(z.object({ groupId, photoIds: groupPhotoIds })).output(group),
  /** Takes photos out of whatever group they are in. */
  ungroup: oc.input(z.object({ caseId, photoIds: groupPhotoIds })).output(z.object({})),
  rename: oc.input(z.object({ groupId, name: groupName })).output(group),
}

export type Group = z.infer<typeof group>
