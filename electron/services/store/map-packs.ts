import { type ListedPack, listedPacks as schema } from '../../contract/packs.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { getSetting, saveSetting } from './settings.ts'
import type { Stamp } from './stamp.ts'

const SETTING = 'map-packs'

/** The map packs of the library, the lowest first. */
export const listedPacks = (db: ReadConnection): ListedPack[] => getSetting(db, SETTING, schema) ?? []

export function arrangePacks(db: WriteConnection, packs: readonly ListedPack[], stamp: Stamp): void {
  saveSetting(db, { name: SETTING, value: packs }, stamp)
}
