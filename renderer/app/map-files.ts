import type { HintArea } from '../../electron/contract/hints.ts'
import type { OverlayFeature } from '../../electron/contract/map-exchange.ts'
import { atlas } from '../features/atlas/index.ts'
import { useHints } from '../features/hints/index.ts'
import { useMapFiles } from '../features/map-files/index.ts'
import { positionsOf } from '../map/index.ts'
import { useMapDrawer } from './map-drawer-store.ts'

/** Draws the files that lie over the map of the case. */
export function tieFilesToMap(): void {
  atlas.whenMap((map) => {
    let drawn: unknown = null
    const follow = () => {
      const { overlays, features, hidden } = useMapFiles.getState()
      const shown = (overlays ?? []).filter(({ id }) => !hidden.has(id) && features.has(id))
      const key = shown.map(({ id }) => id).join()
      if (key === drawn) return
      drawn = key
      map.layers.overlays.set(shown.map(({ id }) => ({ id, features: features.get(id) ?? [] })))
    }
    follow()
    return useMapFiles.subscribe(follow)
  })
}

export function showFeatures(features: readonly OverlayFeature[]): void {
  const positions = features.flatMap(positionsOf)
  if (positions.length > 0) atlas.map()?.fit(positions, 0)
}

/** An area of a file as it is, or a circle round a point of it. */
export async function takeFeatureAsHint(feature: OverlayFeature, side: 'inside' | 'outside', radiusKm: number | null): Promise<void> {
  const area = areaOf(feature, radiusKm)
  if (!area) return
  useMapDrawer.getState().show('hints')
  await useHints.getState().add(area, feature.name, { side })
}

function areaOf({ shape }: OverlayFeature, radiusKm: number | null): HintArea | null {
  if (shape.kind === 'point' && radiusKm !== null) return { kind: 'circle', centre: { lat: shape.at[1], lon: shape.at[0] }, radiusKm }
  if (shape.kind !== 'area') return null
  // Rings of files repeat their first corner at the end.
  return { kind: 'polygon', rings: shape.rings.map((ring) => ring.slice(0, -1).map(([lon, lat]) => ({ lat, lon }))) }
}
