import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface MeasuredProcess {
  seconds: number
  /** Of all its threads, in the program and in the system; null where the system does not tell. */
  processorSeconds: number | null
  /** The most memory it held, shared pages of files among it; null where the system does not tell. */
  peakBytes: number | null
}

interface Command {
  command: string
  args: string[]
  env?: NodeJS.ProcessEnv
}

const LOOK_EVERY_MS = 10

/** Runs a program to its end. Rejects with what it said where it failed. */
export function runMeasured({ command, args, env = process.env }: Command): Promise<MeasuredProcess> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    let used: Used = { processorSeconds: null, peakBytes: null }
    let said = ''
    const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr.on('data', (text) => {
      said = `${said}${text}`.slice(-2000)
    })
    // Neither ever falls, so that the last look is the one that counts.
    const look = setInterval(() => {
      used = usedBy(child.pid) ?? used
    }, LOOK_EVERY_MS)
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(look)
      const seconds = (performance.now() - begun) / 1000
      if (code === 0) resolve({ seconds, ...used })
      else reject(new Error(`${command} ended with ${code}:\n${said}`))
    })
  })
}

type Used = Omit<MeasuredProcess, 'seconds'>

/** Ticks of proc(5) in a second, on every Linux that is met. */
const TICKS = 100

function usedBy(pid: number | undefined): Used | null {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number)
    // Of a process that has ended and was not yet waited for, the memory is gone already.
    if (kilobytes === undefined || user === undefined || system === undefined) return null
    return { processorSeconds: (user + system) / TICKS, peakBytes: Number(kilobytes) * 1024 }
  } catch {
    // It has ended, or this is no Linux.
    return null
  }
}
