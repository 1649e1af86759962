// The user's folder for what can be made again. The same rule as models/cache-folder.ts, for code that must run before
// anything that understands TypeScript.
import { homedir } from 'node:os'
import { join } from 'node:path'

export function cacheFolder(env = process.env, platform = process.platform) {
  if (env.WHEREABOUTS_CACHE) return env.WHEREABOUTS_CACHE
  if (platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'whereabouts', 'cache')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'whereabouts')
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'whereabouts')
}
