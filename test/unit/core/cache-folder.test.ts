import { expect, test } from 'vitest'
import { cacheFolder, type Machine } from '../../../electron/core/cache-folder.ts'

const homeFolder = '/home/ada'

test.each<[Machine['env'], string, string]>([
  [{ WHEREABOUTS_CACHE: '/there', XDG_CACHE_HOME: '/xdg' }, 'linux', '/there'],
  [{ XDG_CACHE_HOME: '/xdg' }, 'linux', '/xdg/whereabouts'],
  [{}, 'linux', '/home/ada/.cache/whereabouts'],
  [{ XDG_CACHE_HOME: '' }, 'linux', '/home/ada/.cache/whereabouts'],
  [{}, 'darwin', '/home/ada/Library/Caches/whereabouts'],
  [{ LOCALAPPDATA: 'C:\\local' }, 'win32', 'C:\\local\\whereabouts\\cache'],
])('%o on %s: %s', (env, platform, folder) => {
  expect(cacheFolder({ env, platform, homeFolder })).toBe(folder)
})
