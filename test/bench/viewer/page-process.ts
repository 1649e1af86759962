import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

export interface PageMemory {
  /** What the page holds: its own memory and its pictures, without the browser's program code. */
  heldMb: number
  /** Everything resident, the browser's program code included, which all of its processes share. */
  residentMb: number
}

export interface PageProcess {
  /** The most it held since the last call. */
  most(): PageMemory
  stop(): void
}

const LOOK_EVERY_MS = 200

/**
 * Watches the process that renders the page, as the system tells (Linux only): what the browser itself counts leaves
 * pictures out.
 */
export async function watchPageProcess(page: Page): Promise<PageProcess> {
  const session = await page.context().browser()!.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  // Chromium may hold a spare one in readiness: the page's own is the largest.
  const [pid] = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => id)
    .toSorted((a, b) => memoryOf(b).heldMb - memoryOf(a).heldMb)
  if (pid === undefined) throw new Error('The browser names no process that renders the page')
  let most = memoryOf(pid)
  const look = () => {
    const now = memoryOf(pid)
    most = { heldMb: Math.max(most.heldMb, now.heldMb), residentMb: Math.max(most.residentMb, now.residentMb) }
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    most() {
      look()
      const told = most
      most = memoryOf(pid)
      return told
    },
    stop: () => clearInterval(timer),
  }
}

/** Shared memory, in which pictures pass between the browser's processes, lies in files that have no name any more. */
const SHARED_MEMORY = /\/dev\/shm\/|memfd:|\(deleted\)$/

function memoryOf(pid: number): PageMemory {
  let heldKb = 0
  let residentKb = 0
  let shared = false
  for (const line of readFileSync(`/proc/${pid}/smaps`, 'utf8').split('\n')) {
    const [field = '', value = ''] = line.split(/\s+/)
    if (/^[0-9a-f]+-[0-9a-f]+$/.test(field)) shared = SHARED_MEMORY.test(line)
    else if (field === 'Rss:') {
      residentKb += Number(value)
      if (shared) heldKb += Number(value)
    } else if ((field === 'Private_Dirty:' || field === 'Swap:') && !shared) heldKb += Number(value)
  }
  return { heldMb: heldKb / 1000, residentMb: residentKb / 1000 }
}
