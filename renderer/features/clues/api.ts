import type { Clue } from '../../../electron/contract/clues.ts'
import type { ClueId, PhotoId } from '../../../electron/contract/ids.ts'
import { client } from '../../rpc/index.ts'

export const listClues = (photoId: PhotoId): Promise<Clue[]> => client.clues.list({ photoId })
export const setStanding = (clueId: ClueId, standing: Clue['standing']): Promise<Clue> => client.clues.setStanding({ clueId, standing })
