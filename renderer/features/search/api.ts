import type { SearchHit } from '../../../electron/contract/cases.ts'
import type { PlaceMatch } from '../../../electron/contract/places.ts'
import { client } from '../../rpc/index.ts'

export const searchLibrary = (query: string, limit: number, signal: AbortSignal): Promise<SearchHit[]> =>
  client.cases.search({ query, limit }, { signal })
export const searchPlaces = (query: string, limit: number, signal: AbortSignal): Promise<PlaceMatch[]> =>
  client.places.suggest({ query, limit }, { signal })
