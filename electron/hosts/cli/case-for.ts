import type { CaseId } from '../../contract/ids.ts'
import type { Client } from './client.ts'

/** The case of this title, made when there is none. */
export async function caseFor(client: Client, title: string): Promise<CaseId> {
  const known = (await client.cases.list()).find((record) => record.title === title)
  return (known ?? (await client.cases.create({ title }))).id
}
