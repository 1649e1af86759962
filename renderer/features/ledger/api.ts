import { client } from '../../rpc/index.ts'

export const PAGE_ENTRIES = 100
export const listDepartures = (before: number | undefined) =>
  client.ledger.list({ limit: PAGE_ENTRIES, ...(before !== undefined && { before }) })
