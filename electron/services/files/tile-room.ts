import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const ABANDONED_AFTER_MS = 3_600_000

/** What a killed program left half made. Another program may be making tiles in the same library now: those are young. */
export async function removeAbandonedTiles(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.includes('.part')) continue
    const found = await stat(join(root, name)).catch(() => null)
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(join(root, name), { recursive: true, force: true })
  }
}

/** Removes the tiles of the photos that were looked at longest ago until the rest fits `mostBytes`; never those in `keep`. */
export async function makeRoom(root: string, mostBytes: number, keep: string): Promise<void> {
  const pyramids = []
  for (const name of await readdir(root)) {
    if (name.includes('.part')) continue
    const folder = join(root, name)
    const found = await stat(folder).catch(() => null)
    if (found?.isDirectory()) pyramids.push({ folder, usedMs: found.mtimeMs, bytes: await bytesIn(folder) })
  }
  let total = pyramids.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const { folder, bytes } of pyramids.sort((a, b) => a.usedMs - b.usedMs)) {
    if (total <= mostBytes) return
    if (folder === keep) continue
    await rm(folder, { recursive: true, force: true })
    total -= bytes
  }
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0
  }
  return bytes
}
