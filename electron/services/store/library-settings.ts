import { type LibrarySettings, librarySettings } from '../../contract/settings.ts'
import { borderViewStatement } from '../../core/geography/border-views.ts'
import type { ReadConnection } from './connection.ts'
import { getSetting } from './settings.ts'

/** What the settings of a library are kept under. */
export const WORKBENCH_SETTINGS = 'workbench'

/** The settings as they stand; those never made as they come. */
export function currentSettings(db: ReadConnection): LibrarySettings {
  return getSetting(db, WORKBENCH_SETTINGS, librarySettings) ?? librarySettings.parse({})
}

/** The sentence that every export carries: whose view of contested borders it takes. */
export const borderStatement = (db: ReadConnection): string => borderViewStatement(currentSettings(db).borderView)
