import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What a process is told by beside its number, which the system gives again to others: when it started, in the system's own
 * words. Null where there is no such process, or none that may be looked at.
 */
export function processIdentity(pid: number): string | null {
  try {
    return START[process.platform]?.(pid) || null
  } catch {
    // The file of a process that is gone, or a command that fails for one: both say that there is none.
    return null
  }
}

const START: Partial<Record<NodeJS.Platform, (pid: number) => string>> = {
  linux: (pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // proc(5): the 22nd field, in ticks since the system started. The second is a name in brackets that may hold anything.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${started}`
  },
  darwin: (pid) => told('ps', ['-o', 'lstart=', '-p', String(pid)]),
  win32: (pid) => told('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]),
}

function told(command: string, args: string[]): string {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  return execFileSync(command, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true }).trim()
}
