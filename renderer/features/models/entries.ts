import type { Download, Downloadable, DownloadState } from '../../../electron/contract/downloads.ts'
import type { ModelKind } from '../../../electron/contract/model-kind.ts'
import type { Model } from '../../../electron/contract/models.ts'

/**
 * `ready`: can be run. `fetched`: its checkpoint is here and waits for its conversion. `changed`: a file is not its passport's.
 * `trouble`: its files are here, and something else speaks against them. `missing`: not here.
 */
export type EntryState = 'ready' | 'fetched' | 'changed' | 'trouble' | 'missing' | OpenState
type OpenState = Exclude<DownloadState, 'finished' | 'cancelled'>

/** A line of the list: a model that is known, or a download of one that is in no catalogue. */
export interface ModelEntry {
  /** Stays the same while the line does. */
  key: string
  name: string
  /** Null where nothing is known of it yet. */
  kind: ModelKind | null
  model: Model | null
  /** Where it can be had; null where it cannot be downloaded. */
  downloadable: Downloadable | null
  /** Its newest that was not cancelled. */
  download: Download | null
  state: EntryState
  /** Its files are on this computer, whatever their state. */
  isHere: boolean
}

interface Known {
  models: readonly Model[]
  downloadable: readonly Downloadable[]
  /** Newest first. */
  downloads: readonly Download[]
}

/** All lines: what is here in the order of the list of models, then what is not. */
export function entriesOf({ models, downloadable, downloads }: Known): ModelEntry[] {
  const live = downloads.filter(({ state }) => state !== 'cancelled')
  const ofModels = models.map((model): ModelEntry => {
    const place = downloadable.find(({ modelId }) => modelId === model.id) ?? null
    const download = live.find(({ modelId, repo }) => modelId === model.id || repo === place?.repo) ?? null
    const state = stateOf(model, download)
    const isHere = model.problem?.code !== 'model-missing-files'
    return { key: model.id, name: model.name, kind: model.kind, model, downloadable: place, download, state, isHere }
  })
  const taken = new Set(ofModels.map(({ download }) => download?.repo))
  const others = live
    .filter(({ repo }, index) => !taken.has(repo) && live.findIndex((other) => other.repo === repo) === index)
    .map((download): ModelEntry => {
      const state = openState(download) ?? (download.form === 'checkpoint' ? 'fetched' : 'ready')
      return {
        key: keyOfRepo(download.repo),
        name: download.repo,
        kind: null,
        model: null,
        downloadable: null,
        download,
        state,
        isHere: false,
      }
    })
  return [...ofModels.filter(({ isHere }) => isHere), ...others, ...ofModels.filter(({ isHere }) => !isHere)]
}

/** Ids of models hold no slash. */
export const keyOfRepo = (repo: string): string => repo

function stateOf({ problem }: Model, download: Download | null): EntryState {
  const open = download && openState(download)
  if (open) return open
  if (!problem) return 'ready'
  if (problem.code === 'model-file-changed') return 'changed'
  if (problem.code !== 'model-missing-files') return 'trouble'
  return download?.state === 'finished' && download.form === 'checkpoint' ? 'fetched' : 'missing'
}

function openState({ state }: Download): OpenState | null {
  return state === 'finished' || state === 'cancelled' ? null : state
}

/** What vouches for a model: a passport that holds, one of files that a person accepted, one that no longer holds, or none. */
export type Vouching = 'vouched' | 'accepted' | 'changed' | 'none'

export function vouchingOf({ passport, problem }: Model): Vouching {
  if (problem?.code === 'model-file-changed') return 'changed'
  if (!passport) return 'none'
  return passport.changedFileAccepted ? 'accepted' : 'vouched'
}

/** What is left of a download at its present speed, ms; null while it has none. */
export function timeLeftMs({ now, bytesDone, bytesTotal }: Pick<Download, 'now' | 'bytesDone' | 'bytesTotal'>): number | null {
  if (!now || now.bytesPerSecond <= 0) return null
  return (Math.max(0, bytesTotal - bytesDone) / now.bytesPerSecond) * 1000
}

/** 0..1; a download of nothing is whole. */
export function fractionDone({ bytesDone, bytesTotal }: Pick<Download, 'bytesDone' | 'bytesTotal'>): number {
  return bytesTotal === 0 ? 1 : Math.min(1, bytesDone / bytesTotal)
}
