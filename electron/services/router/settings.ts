import { librarySettings } from '../../contract/settings.ts'
import type { Library } from '../library/library.ts'
import { getSetting, saveSetting } from '../store/settings.ts'
import type { ContractWithErrors } from './base.ts'

const NAME = 'workbench'

export function settingsRouter({ settings }: ContractWithErrors, library: Library) {
  const current = () => getSetting(library.read, NAME, librarySettings) ?? librarySettings.parse({})
  return settings.router({
    get: settings.get.handler(current),
    change: settings.change.handler(({ input }) => {
      saveSetting(library.write, { name: NAME, value: { ...current(), ...input } }, library.stamp())
      return current()
    }),
  })
}
