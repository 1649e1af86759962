import type { Library } from '../library/library.ts'
import { currentSettings, WORKBENCH_SETTINGS } from '../store/library-settings.ts'
import { saveSetting } from '../store/settings.ts'
import type { ContractWithErrors } from './base.ts'

export function settingsRouter({ settings }: ContractWithErrors, library: Library) {
  const current = () => currentSettings(library.read)
  return settings.router({
    get: settings.get.handler(current),
    change: settings.change.handler(({ input }) => {
      saveSetting(library.write, { name: WORKBENCH_SETTINGS, value: { ...current(), ...input } }, library.stamp())
      return current()
    }),
  })
}
