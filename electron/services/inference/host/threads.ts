import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** Below, the threads of a step wait for each other longer than they compute. */
const WORTH_SHARING_BYTES = 64 * 1024 * 1024

/**
 * Threads to compute a model of `weightsBytes` with: one for each core that this process may use. Two threads on one core
 * share its arithmetic units and wait for each other.
 */
export function computingThreads(weightsBytes = Number.POSITIVE_INFINITY): number {
  if (weightsBytes < WORTH_SHARING_BYTES) return 1
  return Math.max(1, Math.min(availableParallelism(), fastCores() ?? availableParallelism()))
}

function fastCores(): number | null {
  try {
    if (process.platform === 'linux') return linuxCores()
    // Slow cores make fast ones wait at the end of every step.
    if (process.platform === 'darwin')
      return Number(execFileSync('sysctl', ['-n', 'hw.perflevel0.physicalcpu'], { encoding: 'utf8' })) || null
  } catch {
    return null // The kernel does not tell (a container, an older system): then every logical processor counts.
  }
  return null
}

function linuxCores(): number | null {
  const folder = '/sys/devices/system/cpu'
  const siblings = readdirSync(folder)
    .filter((name) => /^cpu\d+$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}/topology/thread_siblings_list`, 'utf8'))
  return new Set(siblings).size || null
}
