import { type LibrarySettings, librarySettings, type SettingsChanges } from '../../contract/settings.ts'
import { borderViewStatement } from '../../core/geography/border-views.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { getSetting, saveSetting } from './settings.ts'
import type { Stamp } from './stamp.ts'
import { inTransaction } from './transaction.ts'

/** What the settings of a library are kept under. */
const WORKBENCH_SETTINGS = 'workbench'

/** The settings as they stand; those never made as they come. */
export function currentSettings(db: ReadConnection): LibrarySettings {
  return getSetting(db, WORKBENCH_SETTINGS, librarySettings) ?? librarySettings.parse({})
}

export function changeSettings(db: WriteConnection, changes: SettingsChanges, stamp: Stamp): void {
  inTransaction(db, () => saveSetting(db, { name: WORKBENCH_SETTINGS, value: { ...currentSettings(db), ...changes } }, stamp))
}

/** The sentence that every export carries: whose view of contested borders it takes. */
export const borderStatement = (db: ReadConnection): string => borderViewStatement(currentSettings(db).borderView)
