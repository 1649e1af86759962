import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CATALOGUE } from '../../../../models/catalogue.ts'
import { discardDownload } from '../../../../models/downloads/download.ts'
import { downloadProblem } from '../../../../models/downloads/download-problem.ts'
import { baseAddress, HUB_ADDRESS, hostOf, proxyAddress } from '../../../../models/downloads/hub-address.ts'
import type {
  Download,
  Downloadable,
  DownloadNumber,
  DownloadPlan,
  DownloadSource,
  HubContacts,
  HubForm,
} from '../../../contract/downloads.ts'
import type { Model } from '../../../contract/models.ts'
import type { Library } from '../../library/library.ts'
import { watched } from '../../library/watched.ts'
import { addDownload, cancelDownload, clearDownload, goOnWithDownload, pauseDownload } from '../../store/download-changes.ts'
import { type DownloadRecord, getDownload, listDownloads, openDownloadInto } from '../../store/downloads.ts'
import { type AskedHub, askHub, folderNameOf, planOf } from './asked-hub.ts'
import { createDownloadQueue, orderOf } from './download-queue.ts'
import { createHubNetwork, type NetworkWishes } from './hub-network.ts'
import { createHubToken, type HubToken, type Secrets } from './hub-token.ts'
import { isStillThere } from './keep-origin.ts'

interface Wanted {
  source: DownloadSource
  format: string | null
}

export interface Downloads {
  /** What the catalogue knows to be on the hub. `models` are those that are known here. */
  catalogue(models: readonly Model[]): Downloadable[]
  /** Whom `plan` would turn to. Throws `download-address-refused`. */
  contacts(): Promise<HubContacts>
  /** Asks the hub. Throws `download-…`. */
  plan(wanted: Wanted, signal?: AbortSignal): Promise<DownloadPlan>
  /** Asks the hub again, for the commit that was shown, and begins; goes on with one of the same files that stands still. */
  start(wanted: Wanted & { commit: string | null }, signal?: AbortSignal): Promise<Download>
  /** Of these files one that waits, is under way, paused or failed; null where there is none. Any of its formats where none is named. */
  unfinished(wanted: Wanted): Download | null
  pause(number: DownloadNumber): Download
  goOn(number: DownloadNumber): Download
  cancel(number: DownloadNumber): Promise<Download>
  clear(number: DownloadNumber): void
  get(number: DownloadNumber): Download
  /** Newest first. */
  list(): Download[]
  /** The list now, and then whenever it is another, at most ten times a second. Ends when the caller lets go. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<Download[], void, void>
  token: HubToken
  close(): Promise<void>
}

export interface DownloadsOptions {
  library: Library
  modelsFolder: string
  /** Where the host can keep a secret; null where it cannot. */
  secrets: Secrets | null
  env?: NodeJS.ProcessEnv
  wishes?: NetworkWishes
  onBug: (error: unknown) => void
}

/** Models from the hub. Nothing of it reaches out before `plan`, `start` or `goOn` is called. */
export function createDownloads({ library, modelsFolder, secrets, env = process.env, wishes, onBug }: DownloadsOptions): Downloads {
  const token = createHubToken(secrets, env)
  const network = createHubNetwork(library, token, wishes)
  const roots: Record<HubForm, string> = { pair: modelsFolder, checkpoint: join(library.folder, 'checkpoints') }
  const rootOf = (form: HubForm): string => {
    mkdirSync(roots[form], { recursive: true })
    return roots[form]
  }
  const queue = createDownloadQueue({ library, rootOf, network, onBug })

  const shown = (record: DownloadRecord): Download => {
    const { sessionId: _sessionId, folderName, files, ...rest } = record
    const own = queue.underWay()
    const now = record.state === 'under-way' && own?.number === record.number ? own : null
    return {
      ...rest,
      folder: join(roots[record.form], folderName),
      files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
      bytesTotal: files.reduce((sum, { bytes }) => sum + bytes, 0),
      bytesDone: now?.bytesDone ?? record.bytesDone,
      now: now && { path: now.path, bytesPerSecond: now.bytesPerSecond },
    }
  }
  const isFetched = (record: DownloadRecord) =>
    record.form === 'checkpoint' && record.state === 'finished' && isStillThere(record, join(roots.checkpoint, record.folderName))
  const list = () => listDownloads(library.read).map(shown)

  /** Of these files one that has not ended; the commit that it is pinned to stands, whatever the branch does meanwhile. */
  function unfinished({ source, format }: Wanted): Download | null {
    const isSame = ({ repo, modelId, format: own }: Download) =>
      ('repo' in source ? repo === source.repo : modelId === source.modelId) &&
      (own === null || format === null || format.toUpperCase() === own.toUpperCase())
    return list().find((one) => one.state !== 'finished' && one.state !== 'cancelled' && isSame(one)) ?? null
  }

  async function start(wanted: Wanted & { commit: string | null }, signal?: AbortSignal): Promise<Download> {
    const asked = await askHub(wanted.source, wanted, await network(), signal)
    const folderName = folderNameOf(asked.listing.repo)
    const open = openDownloadInto(library.write, { form: asked.chosen.form, folderName })
    const record = open ? goneOn(open, asked) : added(asked, folderName)
    queue.wake()
    return shown(record)
  }

  function added({ modelId, listing, chosen }: AskedHub, folderName: string): DownloadRecord {
    const { repo, commit, licence } = listing
    const files = chosen.files.map(({ path, bytes, hash }) => ({ path, bytes, hashKind: hash.kind, hash: hash.value }))
    const { form, format } = chosen
    const asked = { modelId, repo, commit, form, format, licence, folderName, files, sessionId: library.session }
    return addDownload(library.write, asked, library.stamp())
  }

  /** Throws `download-folder-taken` where something else is on its way into the same folder. */
  function goneOn(open: DownloadRecord, { listing, chosen }: AskedHub): DownloadRecord {
    const isSame = open.repo === listing.repo && open.commit === listing.commit && open.format === chosen.format
    if (!isSame) {
      const message = `Another download into the same folder has not ended: ${open.repo}${open.format ? `, ${open.format}` : ''}.`
      throw downloadProblem('download-folder-taken', message, { repo: open.repo, commit: open.commit })
    }
    return movedOn(open)
  }

  function movedOn(open: Pick<DownloadRecord, 'number' | 'state'>): DownloadRecord {
    if (open.state === 'waiting' || open.state === 'under-way') return getDownload(library.write, open.number)
    return goOnWithDownload(library.write, { number: open.number, sessionId: library.session }, library.stamp())
  }

  return {
    catalogue: (models) => {
      const newest = listDownloads(library.read).filter(({ state }) => state !== 'cancelled')
      return CATALOGUE.flatMap(({ id, name, kind, licence, source, hub }): Downloadable[] => {
        if (!hub) return []
        const own = newest.find(({ repo }) => repo === hub.repo)
        const isReady = models.some((model) => model.id === id && model.problem === null)
        return [
          {
            ...{ modelId: id, name, kind, licence, source, repo: hub.repo, form: hub.form },
            formats: hub.files.filter(({ part }) => part === 'text').map(({ format }) => format),
            here: isReady ? 'ready' : own && isFetched(own) ? 'fetched' : 'missing',
            checkpointFolder: hub.form === 'checkpoint' ? join(roots.checkpoint, folderNameOf(hub.repo)) : null,
            download: own ? shown(own) : null,
          },
        ]
      })
    },
    async contacts() {
      const { address, proxy } = await network()
      const hub = hostOf(baseAddress(address))
      return { hub, isMirror: hub !== hostOf(new URL(HUB_ADDRESS)), proxy: proxy === null ? null : hostOf(proxyAddress(proxy)) }
    },
    plan: async ({ source, format }, signal) => planOf(await askHub(source, { format, commit: null }, await network(), signal), rootOf),
    start,
    pause: (number) => shown(pauseDownload(library.write, { number }, library.stamp())),
    unfinished,
    goOn(number) {
      const record = goOnWithDownload(library.write, { number, sessionId: library.session }, library.stamp())
      queue.wake()
      return shown(record)
    },
    async cancel(number) {
      const { state } = getDownload(library.write, number)
      const cancelled = cancelDownload(library.write, { number }, library.stamp())
      // Whoever is at it throws its parts away when it has let go of them.
      if (state !== 'under-way') await discardDownload(orderOf(cancelled, rootOf))
      return shown(cancelled)
    },
    clear: (number) => clearDownload(library.write, { number }),
    get: (number) => shown(getDownload(library.read, number)),
    list,
    watch: (signal) => watched(list, [library.onChange, queue.onProgress], signal),
    token,
    close: queue.close,
  }
}
