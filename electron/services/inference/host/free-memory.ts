import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { freemem, totalmem } from 'node:os'

/** Main memory that programs can have now, what the system would take back from its caches counted. */
export function freeMemoryBytes(): number {
  // A container may allow less than the machine has.
  return Math.min(process.platform === 'darwin' ? freeOnMac() : freemem(), process.availableMemory())
}

/** macOS fills its memory with caches, and `freemem` does not count them as free. */
function freeOnMac(): number {
  try {
    const percent = Number(execFileSync('sysctl', ['-n', 'kern.memorystatus_level'], { encoding: 'utf8' }))
    if (percent > 0 && percent <= 100) return (totalmem() * percent) / 100
  } catch {
    // An older system: then what is wholly unused counts.
  }
  return freemem()
}

/** Memory of this process that is nobody else's: free again for a model when the one that is loaded is let go. */
export function ownMemoryBytes(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss()
  // Pages of mapped files are in the system's caches, which count as free.
  const kilobytes = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return Number(kilobytes ?? 0) * 1024
}
