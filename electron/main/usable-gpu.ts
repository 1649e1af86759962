import { startProcess } from './utility-children.ts'

const LONGEST_TRY_MS = 20_000

/**
 * The library folder whose graphics card works on this machine, or `off`: each is tried in a process of its own, because
 * drivers crash.
 */
export async function usableGpu(probe: string): Promise<string> {
  const names = await saidBy(probe, [])
  for (const name of Array.isArray(names) ? names : []) {
    if ((await saidBy(probe, [name])) === true) return name
  }
  return 'off'
}

/** What the process says before it ends, or null where it ends without a word. */
function saidBy(probe: string, args: string[]): Promise<unknown> {
  return new Promise((resolve) => {
    const { process: child } = startProcess(probe, 'graphics probe', args)
    const limit = setTimeout(() => child.kill(), LONGEST_TRY_MS)
    child.once('message', (said: unknown) => {
      resolve(said)
      child.kill()
    })
    child.once('exit', () => {
      clearTimeout(limit)
      resolve(null)
    })
  })
}
