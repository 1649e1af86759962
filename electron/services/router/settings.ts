import type { Library } from '../library/library.ts'
import { perform } from '../store/acts/acts.ts'
import { currentSettings } from '../store/library-settings.ts'
import type { ContractWithErrors } from './base.ts'

export function settingsRouter({ settings }: ContractWithErrors, library: Library) {
  return settings.router({
    get: settings.get.handler(() => currentSettings(library.read)),
    change: settings.change.handler(({ input }) => {
      perform(library.write, { type: 'change-settings', changes: input }, library.stamp())
      return currentSettings(library.read)
    }),
  })
}
