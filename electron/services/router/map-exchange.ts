import type { Library } from '../library/library.ts'
import type { MapExports } from '../map-exchange/map-exports.ts'
import { perform } from '../store/acts/acts.ts'
import { featuresOfOverlay, listOverlays } from '../store/overlays.ts'
import type { ContractWithErrors } from './base.ts'

export function mapExchangeRouter({ mapExchange }: ContractWithErrors, library: Library, exports: MapExports) {
  return mapExchange.router({
    overlays: mapExchange.overlays.handler(({ input }) => listOverlays(library.read, input)),
    features: mapExchange.features.handler(({ input }) => featuresOfOverlay(library.read, input.overlayId)),
    exportMap: mapExchange.exportMap.handler(({ input, signal }) => exports.make(input, signal ?? new AbortController().signal)),
    removeOverlay: mapExchange.removeOverlay.handler(({ input }) => {
      perform(library.write, { type: 'remove-overlay', ...input }, library.stamp())
      return {}
    }),
  })
}
