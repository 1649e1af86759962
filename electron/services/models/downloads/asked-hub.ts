import { join } from 'node:path'
import { CATALOGUE } from '../../../../models/catalogue.ts'
import { type ChosenFiles, chooseFiles } from '../../../../models/downloads/choose-files.ts'
import { bytesHere, freeBytes } from '../../../../models/downloads/download.ts'
import { hostOf } from '../../../../models/downloads/hub-address.ts'
import { type HubConnection, openHubConnection } from '../../../../models/downloads/hub-connection.ts'
import { type HubListing, listHub } from '../../../../models/downloads/hub-listing.ts'
import { REAL_PACE } from '../../../../models/downloads/patience.ts'
import type { DownloadPlan, DownloadSource, HubForm, HubRepo } from '../../../contract/downloads.ts'
import type { ModelId } from '../../../contract/ids.ts'
import { ProblemError } from '../../../core/problem.ts'
import type { HubNetwork } from './hub-network.ts'

/** Where models of each form lie. */
export type RootOf = (form: HubForm) => string

/** What the hub says of a model, and what of it would be fetched. */
export interface AskedHub {
  modelId: ModelId | null
  listing: HubListing
  chosen: ChosenFiles
}

/** Asks the hub. Throws `download-…`, `model-unknown`, `model-not-on-hub`. */
export async function askHub(
  source: DownloadSource,
  wanted: { format: string | null; commit: string | null },
  network: HubNetwork,
  signal: AbortSignal | undefined,
): Promise<AskedHub> {
  const { modelId, repo, revision } = placeOf(source)
  return withConnection(network, async (connection, host) => {
    const listing = await listHub(connection, { repo, revision: wanted.commit ?? revision }, { host, pace: REAL_PACE, signal })
    return { modelId, listing, chosen: chooseFiles(listing, wanted.format) }
  })
}

/** Opens a connection for `work`, and closes it whatever comes of it. */
export async function withConnection<Result>(
  { address, proxy, token, leave }: HubNetwork,
  work: (connection: HubConnection, host: string) => Promise<Result>,
): Promise<Result> {
  const connection = openHubConnection({ address, proxy, token, leave })
  try {
    return await work(connection, hostOf(new URL(address)))
  } finally {
    await connection.close()
  }
}

export async function planOf({ listing, chosen }: AskedHub, rootOf: RootOf): Promise<DownloadPlan> {
  const { repo, commit, licence } = listing
  const { form, format, formats } = chosen
  const root = rootOf(form)
  const folder = join(root, folderNameOf(repo))
  const sizeIsRight = new Set(chosen.files.map(({ path }) => path))
  const { whole, done, inParts } = await bytesHere(folder, chosen.files, sizeIsRight)
  const bytesTotal = chosen.files.reduce((sum, { bytes }) => sum + bytes, 0)
  const [bytesMissing, bytesFree] = [bytesTotal - done - inParts, await freeBytes(root)]
  return {
    ...{ repo, commit, form, format, formats, licence, folder, bytesTotal, bytesMissing, bytesFree },
    files: chosen.files.map(({ path, bytes }) => ({ path, bytes, isHere: whole.has(path) })),
    isRoomEnough: bytesMissing <= bytesFree,
  }
}

/** Models lie in folders of their own names, as they are called on the hub. */
export const folderNameOf = (repo: HubRepo): string => repo.split('/')[1]!

function placeOf(source: DownloadSource): { modelId: ModelId | null; repo: HubRepo; revision: string } {
  if ('repo' in source) {
    const known = CATALOGUE.find(({ hub }) => hub?.repo === source.repo)
    return { modelId: known?.id ?? null, repo: source.repo, revision: source.revision }
  }
  const entry = CATALOGUE.find(({ id }) => id === source.modelId)
  if (entry?.hub) return { modelId: entry.id, repo: entry.hub.repo, revision: entry.hub.revision }
  const ids = CATALOGUE.flatMap(({ id, hub }) => (hub ? [id] : []))
  throw new ProblemError({
    code: 'model-not-on-hub',
    message: `The catalogue has no model “${source.modelId}” that could be downloaded.`,
    remedy: `Choose one of ${ids.join(', ')}, or name a repository of the hub as OWNER/NAME.`,
    details: { id: source.modelId },
  })
}
