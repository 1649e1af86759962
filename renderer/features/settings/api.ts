import type { LibrarySettings } from '../../../electron/contract/settings.ts'
import { client } from '../../rpc/index.ts'

export const readSettings = (): Promise<LibrarySettings> => client.settings.get()
export const changeSettings = (changes: Partial<LibrarySettings>): Promise<LibrarySettings> => client.settings.change(changes)
