import type { Note } from '../../../electron/contract/cases.ts'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import { client } from '../../rpc/index.ts'

export const listNotes = (caseId: CaseId, photoId: PhotoId): Promise<Note[]> => client.cases.notes({ caseId, photoId })
export const addNote = (caseId: CaseId, photoId: PhotoId, text: string): Promise<Note> => client.cases.addNote({ caseId, photoId, text })
