/** Whose machine it is, as Node tells it: core asks nobody itself. */
export interface Machine {
  env: Record<string, string | undefined>
  platform: string
  homeFolder: string
}

/** The folder for what can be made again: generated models, hashes of model files, the trainer's Python, things built for benchmarks. */
export function cacheFolder({ env, platform, homeFolder }: Machine): string {
  if (env.WHEREABOUTS_CACHE) return env.WHEREABOUTS_CACHE
  if (platform === 'win32' && env.LOCALAPPDATA) return `${env.LOCALAPPDATA}\\whereabouts\\cache`
  if (platform === 'darwin') return `${homeFolder}/Library/Caches/whereabouts`
  return `${env.XDG_CACHE_HOME || `${homeFolder}/.cache`}/whereabouts`
}
