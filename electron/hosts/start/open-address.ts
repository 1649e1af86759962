import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Opens an address in the system's browser. False where there is none, or where WHEREABOUTS_NO_BROWSER=1 says not to. */
export function openAddress(address: string, env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): boolean {
  if (env.WHEREABOUTS_NO_BROWSER === '1') return false
  const command = opener(env, platform)
  if (!command) return false
  const child = spawn(command.program, [...command.args, address], { stdio: 'ignore', detached: true })
  // The address is printed too: whoever sees no browser come up still has it.
  child.on('error', () => {})
  child.unref()
  return true
}

function opener(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): { program: string; args: string[] } | null {
  if (platform === 'darwin') return { program: 'open', args: [] }
  if (platform === 'win32') return { program: 'explorer.exe', args: [] }
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return null
  return (env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, 'xdg-open')))
    ? { program: 'xdg-open', args: [] }
    : null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there or not to be run: both mean that this is not the one.
    return false
  }
}
