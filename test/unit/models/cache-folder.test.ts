import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultCacheFolder } from '../../../models/cache-folder.ts'

test.each<[NodeJS.ProcessEnv, NodeJS.Platform, string]>([
  [{ WHEREABOUTS_CACHE: '/there', XDG_CACHE_HOME: '/xdg' }, 'linux', '/there'],
  [{ XDG_CACHE_HOME: '/xdg' }, 'linux', join('/xdg', 'whereabouts')],
  [{}, 'linux', join(homedir(), '.cache', 'whereabouts')],
  [{ XDG_CACHE_HOME: '' }, 'linux', join(homedir(), '.cache', 'whereabouts')],
  [{}, 'darwin', join(homedir(), 'Library', 'Caches', 'whereabouts')],
  [{ LOCALAPPDATA: '/local' }, 'win32', join('/local', 'whereabouts', 'cache')],
])('%o on %s: %s', (env, platform, folder) => {
  expect(defaultCacheFolder(env, platform)).toBe(folder)
})
