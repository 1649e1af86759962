import type { LatLon } from '../../../electron/contract/geography.ts'
import type { Hint, HintContent, HintId } from '../../../electron/contract/hints.ts'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { LocatedPlace, PlaceMatch, Region, RegionName } from '../../../electron/contract/places.ts'
import { client } from '../../rpc/index.ts'

export const listHints = (caseId: CaseId, photoId: PhotoId | null): Promise<Hint[]> => client.hints.list({ caseId, photoId })
export const addHint = (caseId: CaseId, photoId: PhotoId | null, content: HintContent): Promise<Hint> =>
  client.hints.add({ caseId, photoId, content })
export const changeHint = (hintId: HintId, content: HintContent): Promise<Hint> => client.hints.change({ hintId, content })
export const removeHint = (hintId: HintId): Promise<unknown> => client.hints.remove({ hintId })
export const findPlaces = (query: string, signal: AbortSignal): Promise<PlaceMatch[]> =>
  client.places.suggest({ query, limit: 6 }, { signal })
export const regionAt = (at: LatLon): Promise<Region | null> => client.places.regionAt(at)
export const findRegions = (query: string, signal: AbortSignal): Promise<RegionName[]> =>
  client.places.suggestRegions({ query, limit: 8 }, { signal })
export const regionNamed = ({ name, countryCode }: RegionName): Promise<Region | null> => client.places.regionNamed({ name, countryCode })
export const placeAt = (at: LatLon): Promise<LocatedPlace> => client.places.reverse(at)
