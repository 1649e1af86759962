import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder for what can be made again: generated models, hashes of model files, things built for benchmarks. */
export function defaultCacheFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env.WHEREABOUTS_CACHE) return env.WHEREABOUTS_CACHE
  if (platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'whereabouts', 'cache')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'whereabouts')
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'whereabouts')
}
