import type { CaseRecord } from '../../../electron/contract/cases.ts'
import type { CaseId } from '../../../electron/contract/ids.ts'
import { client } from '../../rpc/index.ts'

export const listCases = (): Promise<CaseRecord[]> => client.cases.list()
export const createCase = (title: string): Promise<CaseRecord> => client.cases.create({ title })
export const renameCase = (caseId: CaseId, title: string): Promise<CaseRecord> => client.cases.rename({ caseId, title })
