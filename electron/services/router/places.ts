import { shippedSources } from '../places/data-sources.ts'
import type { Places } from '../places/places.ts'
import type { ContractWithErrors } from './base.ts'

export function placesRouter({ places: feature }: ContractWithErrors, places: Places) {
  return feature.router({
    find: feature.find.handler(({ input: { query, ...options } }) => places.findPlaces(query, options)),
    suggest: feature.suggest.handler(({ input: { query, limit } }) => {
      const begun = places.suggestPlaces(query, limit)
      return begun.length > 0 ? begun : places.findPlaces(query, { limit })
    }),
    reverse: feature.reverse.handler(({ input }) => places.reverse(input)),
    regionAt: feature.regionAt.handler(({ input }) => places.regionAt(input)),
    suggestRegions: feature.suggestRegions.handler(({ input: { query, limit } }) => places.suggestRegions(query, limit)),
    regionNamed: feature.regionNamed.handler(({ input }) => places.regionNamed(input)),
    sources: feature.sources.handler(() => shippedSources(places.sources())),
  })
}
