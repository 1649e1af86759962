// Whether a library folder finds a graphics card that works. Drivers crash, and a backend cannot be taken out of a
// process again, so a child process tries first.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LibraryFolder } from './libraries.ts'

const longestProbeMs = 20_000

export function hasUsableGpu(libraries: LibraryFolder): Promise<boolean> {
  const script = fileURLToPath(new URL('./probe-child.ts', import.meta.url))
  return new Promise((resolve) => {
    execFile(process.execPath, [script, JSON.stringify(libraries)], { timeout: longestProbeMs }, (error, stdout) => {
      resolve(error === null && stdout.trim() === 'usable')
    })
  })
}
