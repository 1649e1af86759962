import type { NamedLogEntry } from '../../../electron/contract/library.ts'
import { client } from '../../rpc/index.ts'

export const PAGE_ENTRIES = 100

export const readLog = (before?: number): Promise<NamedLogEntry[]> => client.library.log({ before, limit: PAGE_ENTRIES })
export const verifyLog = () => client.library.verifyLog()
