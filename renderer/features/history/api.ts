import type { ActHistory } from '../../../electron/contract/acts.ts'
import type { CaseId } from '../../../electron/contract/ids.ts'
import { client } from '../../rpc/index.ts'

export const actHistory = (caseId: CaseId | null): Promise<ActHistory> => client.acts.history({ caseId })
export const undo = (caseId: CaseId | null, number: number): Promise<ActHistory> => client.acts.undo({ caseId, number })
export const redo = (caseId: CaseId | null, number: number): Promise<ActHistory> => client.acts.redo({ caseId, number })
