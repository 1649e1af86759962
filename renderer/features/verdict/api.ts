import type { Verdict } from '../../../electron/contract/cases.ts'
import type { LatLon } from '../../../electron/contract/geography.ts'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { VerdictContent } from '../../../electron/contract/judgements.ts'
import type { LocatedPlace, PlaceMatch } from '../../../electron/contract/places.ts'
import { client } from '../../rpc/index.ts'

export const listVerdicts = (photoId: PhotoId): Promise<Verdict[]> => client.cases.verdicts({ photoId })
export const decide = (verdict: VerdictContent): Promise<Verdict> => client.cases.decide(verdict)
export const withdraw = (verdictNumber: number) => client.cases.withdrawVerdict({ verdictNumber })
export const reinstate = (verdictNumber: number) => client.cases.reinstateVerdict({ verdictNumber })
export const findPlaces = (query: string, signal: AbortSignal): Promise<PlaceMatch[]> =>
  client.places.suggest({ query, limit: 6 }, { signal })
export const groundAt = (at: LatLon, signal: AbortSignal): Promise<LocatedPlace> => client.places.reverse(at, { signal })
