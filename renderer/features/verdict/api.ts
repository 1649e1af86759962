import type { Verdict } from '../../../electron/contract/cases.ts'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { VerdictContent } from '../../../electron/contract/judgements.ts'
import type { PlaceMatch } from '../../../electron/contract/places.ts'
import { client } from '../../rpc/index.ts'

export const listVerdicts = (photoId: PhotoId): Promise<Verdict[]> => client.cases.verdicts({ photoId })
export const decide = (verdict: VerdictContent): Promise<Verdict> => client.cases.decide(verdict)
export const findPlaces = (query: string, signal: AbortSignal): Promise<PlaceMatch[]> => client.places.find({ query, limit: 6 }, { signal })
