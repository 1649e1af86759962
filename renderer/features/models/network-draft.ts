import { type LibrarySettings, type SettingsChanges, settingsChanges } from '../../../electron/contract/settings.ts'

/** As it is typed; an empty field is none. */
export interface NetworkDraft {
  mirror: string
  proxy: string
  /** Megabytes a second. */
  limit: string
}

export function networkDraft({ hubMirror, hubProxy, downloadLimit }: LibrarySettings): NetworkDraft {
  return { mirror: hubMirror ?? '', proxy: hubProxy ?? '', limit: downloadLimit === null ? '' : String(downloadLimit) }
}

/** The settings that a draft stands for, and the fields that cannot be read. A comma is a point, as it is written in much of the world. */
export function readNetworkDraft(draft: NetworkDraft): { changes: SettingsChanges; wrong: (keyof NetworkDraft)[] } {
  const limitText = draft.limit.trim().replace(',', '.')
  const wished = {
    mirror: { hubMirror: draft.mirror.trim() || null },
    proxy: { hubProxy: draft.proxy.trim() || null },
    limit: { downloadLimit: limitText === '' ? null : Number(limitText) },
  }
  const names = Object.keys(wished) as (keyof NetworkDraft)[]
  const read = names.map((name) => ({ name, result: settingsChanges.safeParse(wished[name]) }))
  return {
    changes: Object.assign({}, ...read.map(({ result }) => result.data ?? {})),
    wrong: read.filter(({ result }) => !result.success).map(({ name }) => name),
  }
}
