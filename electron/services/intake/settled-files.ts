import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { SeenFile } from '../store/watched-folders.ts'
import { shownName } from './shown-name.ts'

/** A file that did not change for so long is taken to be complete: cameras and browsers write without such pauses. */
const SETTLED_MS = 2000
const LOOK_EVERY_MS = 500

interface Look {
  byteLength: number
  modifiedMs: number
  /** When it was first seen like this, on this process's own clock. */
  sinceMs: number
}

export interface SettledFiles {
  /** Somebody wrote the file, or is still writing it. */
  seen(path: string): void
  close(): void
}

export interface SettledFilesOptions {
  /** Takes files that have stopped growing, in the order in which they came to rest. */
  take: (files: SeenFile[]) => Promise<void>
  onBug: (error: unknown) => void
  settledMs?: number
}

/** Holds files back until they have stopped growing; empty ones are waited for. */
export function createSettledFiles({ take, onBug, settledMs = SETTLED_MS }: SettledFilesOptions): SettledFiles {
  const pending = new Map<string, Look | null>()
  let timer: NodeJS.Timeout | null = null
  let closed = false

  async function look(): Promise<void> {
    const settled: SeenFile[] = []
    for (const [path, before] of [...pending]) {
      const now = await stat(path).catch(() => null)
      if (closed) return
      if (!now?.isFile()) {
        pending.delete(path)
        continue
      }
      const same = before !== null && before.byteLength === now.size && before.modifiedMs === now.mtimeMs
      const sinceMs = same ? before.sinceMs : performance.now()
      if (same && now.size > 0 && performance.now() - sinceMs >= settledMs) {
        pending.delete(path)
        settled.push({ path, fileName: shownName(basename(path)), byteLength: now.size, modifiedMs: now.mtimeMs })
      } else pending.set(path, { byteLength: now.size, modifiedMs: now.mtimeMs, sinceMs })
    }
    if (settled.length > 0) await take(settled)
  }

  function lookSoon(): void {
    if (timer || closed || pending.size === 0) return
    timer = setTimeout(() => {
      look()
        .catch(onBug)
        .finally(() => {
          timer = null
          lookSoon()
        })
    }, LOOK_EVERY_MS)
    timer.unref()
  }

  return {
    seen(path) {
      pending.set(path, null)
      lookSoon()
    },
    close() {
      closed = true
      if (timer) clearTimeout(timer)
      pending.clear()
    },
  }
}
