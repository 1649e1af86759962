import type { AnalystClue } from '../../../electron/contract/analyst-clues.ts'
import type { Clue, ClueWithAnswer } from '../../../electron/contract/clues.ts'
import type { ClueId, PhotoId, RunId } from '../../../electron/contract/ids.ts'
import type { PlaceMatch } from '../../../electron/contract/places.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import { client } from '../../rpc/index.ts'

export const listClues = (photoId: PhotoId): Promise<Clue[]> => client.clues.list({ photoId })
export const judgeClue = (clueId: ClueId, standing: Clue['standing'], runId: RunId | null): Promise<ClueWithAnswer> =>
  client.clues.judge({ clueId, standing, runId })
export const foreseeJudgement = (
  clueId: ClueId,
  standing: Clue['standing'],
  runId: RunId | null,
  signal: AbortSignal,
): Promise<Posterior> => client.clues.foresee({ clueId, standing, runId }, { signal })
export const addClue = (photoId: PhotoId, content: AnalystClue, runId: RunId | null): Promise<ClueWithAnswer> =>
  client.clues.add({ photoId, content, runId })
export const changeClue = (clueId: ClueId, content: AnalystClue, runId: RunId | null): Promise<ClueWithAnswer> =>
  client.clues.change({ clueId, content, runId })
export const removeClue = (clueId: ClueId, runId: RunId | null): Promise<{ posterior: Posterior }> => client.clues.remove({ clueId, runId })
export const findPlaces = (query: string, signal: AbortSignal): Promise<PlaceMatch[]> =>
  client.places.suggest({ query, limit: 8 }, { signal })
