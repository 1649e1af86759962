// Acts: what an analyst does to a case, as data. Every act has an inverse, so every act can be undone.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { analystClue } from './analyst-clues.ts'
import { caseCare, graphicMark } from './care.ts'
import { groupName, groupPhotoIds } from './groups.ts'
import { hintContent, hintId } from './hints.ts'
import { batchId, caseId, clueId, groupId, noteId, photoId, photoViewId } from './ids.ts'
import { clueStanding, verdictContent } from './judgements.ts'
import { overlayId } from './map-exchange.ts'
import { listedPacks } from './packs.ts'
import { settingsChanges } from './settings.ts'
import { viewLook } from './views.ts'
import { caseChanges, photoChanges } from './work.ts'

/** Numbers of verdicts and acts count up within a library. */
const rowNumber = z.number().int().positive()

export const act = z.discriminatedUnion('type', [
  z.object({ type: z.literal('rename-case'), caseId, title: z.string().trim().min(1).max(200) }),
  z.object({ type: z.literal('change-case'), caseId, changes: caseChanges }),
  z.object({ type: z.literal('change-photo'), photoId, changes: photoChanges }),
  z.object({ type: z.literal('judge-clue'), clueId, standing: clueStanding }),
  z.object({ type: z.literal('add-clue'), clueId, photoId, content: analystClue }),
  z.object({ type: z.literal('change-clue'), clueId, content: analystClue }),
  /** Of the analyst's own clues: it stays in the library, and says nothing any more. */
  z.object({ type: z.literal('remove-clue'), clueId }),
  z.object({ type: z.literal('bring-back-clue'), clueId }),
  z.object({ type: z.literal('add-note'), noteId, caseId, photoId: photoId.nullable(), text: z.string().trim().min(1).max(20_000) }),
  /** The note stays in the library and in the log, and is no longer shown. */
  z.object({ type: z.literal('retract-note'), noteId }),
  z.object({ type: z.literal('bring-back-note'), noteId }),
  z.object({ type: z.literal('decide-verdict'), verdict: verdictContent }),
  /** A verdict is never changed or deleted: withdrawing and reinstating are entries of their own. */
  z.object({ type: z.literal('withdraw-verdict'), verdictNumber: rowNumber }),
  z.object({ type: z.literal('reinstate-verdict'), verdictNumber: rowNumber }),
  z.object({ type: z.literal('remove-photo'), photoId }),
  z.object({ type: z.literal('bring-back-photo'), photoId }),
  viewLook.extend({ type: z.literal('add-view'), viewId: photoViewId, photoId, name: z.string().min(1).max(120) }),
  z.object({ type: z.literal('rename-view'), viewId: photoViewId, name: z.string().min(1).max(120) }),
  /** Runs that were shown the view keep it. */
  z.object({ type: z.literal('remove-view'), viewId: photoViewId }),
  z.object({ type: z.literal('bring-back-view'), viewId: photoViewId }),
  z.object({ type: z.literal('set-case-care'), caseId, care: caseCare }),
  z.object({ type: z.literal('mark-graphic'), photoId, graphic: graphicMark }),
  z.object({ type: z.literal('add-hint'), hintId, caseId, photoId: photoId.nullable(), content: hintContent }),
  z.object({ type: z.literal('change-hint'), hintId, content: hintContent }),
  z.object({ type: z.literal('remove-hint'), hintId }),
  z.object({ type: z.literal('bring-back-hint'), hintId }),
  /** The file's places are in the library before; the act brings them onto the map. */
  z.object({ type: z.literal('add-overlay'), overlayId }),
  z.object({ type: z.literal('remove-overlay'), overlayId }),
  /** Makes the group where it is not there yet. */
  z.object({ type: z.literal('group-photos'), caseId, groupId, name: groupName, photoIds: groupPhotoIds }),
  /** Puts each photo into the group named, or into none. */
  z.object({ type: z.literal('regroup-photos'), caseId, places: z.array(z.object({ photoId, groupId: groupId.nullable() })).max(200) }),
  z.object({ type: z.literal('rename-group'), groupId, name: groupName }),
  /** The photos of the batch are in the case, or on their way. */
  z.object({ type: z.literal('add-photos'), caseId, batchId }),
  z.object({ type: z.literal('take-photos-back'), caseId, batchId }),
  z.object({ type: z.literal('change-settings'), changes: settingsChanges }),
  /** The whole list, in its order: adding, naming, switching, moving and removing are all changes of it. */
  z.object({ type: z.literal('arrange-packs'), packs: listedPacks }),
  z.object({ type: z.literal('watch-folder'), caseId, path: z.string().min(1).max(4096) }),
  z.object({ type: z.literal('unwatch-folder'), caseId, path: z.string().min(1).max(4096) }),
])

export const actRecord = z.object({
  number: rowNumber,
  /** Null for what concerns the library as a whole. */
  caseId: caseId.nullable(),
  photoId: photoId.nullable(),
  act,
  at: z.iso.datetime(),
  actor: z.string(),
  undone: z.boolean(),
})

/** What undo and redo would do next in a case, or to the library as a whole; null where there is nothing. */
export const actHistory = z.object({ undo: actRecord.nullable(), redo: actRecord.nullable() })

const ofCase = z.object({ caseId: caseId.nullable() })

export const actsContract = {
  history: oc.input(ofCase).output(actHistory),
  /** Undoes the newest act that stands, and only the one that the page has shown: `number` says which. */
  undo: oc.input(ofCase.extend({ number: rowNumber })).output(actHistory),
  redo: oc.input(ofCase.extend({ number: rowNumber })).output(actHistory),
}

export type Act = z.infer<typeof act>
export type ActType = Act['type']
export type ActOf<Type extends ActType> = Extract<Act, { type: Type }>
export type ActRecord = z.infer<typeof actRecord>
export type ActHistory = z.infer<typeof actHistory>
