// Whether the desktop program can be opened here. Electron's own module is never asked: it would begin to download.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type DesktopProgram = { path: string } | { missing: string }

/** The Electron binary and a display to open it on, or the reason in half a sentence. */
export function desktopProgram(
  root: string,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  userId = process.getuid?.(),
): DesktopProgram {
  const path = electronBinary(root, env)
  if (!path) return { missing: 'the Electron program is not installed here (`npx install-electron` brings it)' }
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { missing: 'this machine has no display' }
  if (platform === 'linux' && userId === 0) return { missing: 'Electron keeps its sandbox only for accounts other than root' }
  return { path }
}

function electronBinary(root: string, env: NodeJS.ProcessEnv): string | null {
  if (env.ELECTRON_PATH) return existsSync(env.ELECTRON_PATH) ? env.ELECTRON_PATH : null
  const folder = join(root, 'node_modules', 'electron')
  const nameFile = join(folder, 'path.txt')
  if (!existsSync(nameFile)) return null
  const path = join(folder, 'dist', readFileSync(nameFile, 'utf8').trim())
  return existsSync(path) ? path : null
}
