import { useMemo } from 'react'
import { type HintStrength, hintStrength } from '../../electron/contract/hints.ts'
import type { MapMarks } from '../features/atlas/index.ts'
import { useHints } from '../features/hints/index.ts'
import { useMapFiles } from '../features/map-files/index.ts'
import { measureOf, useSun } from '../features/sun/index.ts'
import { useMapDrawer } from './map-drawer-store.ts'

const SIDES = ['inside', 'outside'] as const

/** What lies on the map beside the answer, for its legend. */
export function useMapMarks(): MapMarks {
  const hints = useHints((state) => state.hints)
  const sunOpen = useMapDrawer((state) => state.tab === 'sun')
  const rays = useSun((state) => state.raysShown)
  const band = useSun((state) => state.bandShown && measureOf(state.band) !== null)
  const overlays = useMapFiles(({ overlays, hidden, features }) => overlays?.some(({ id }) => !hidden.has(id) && features.has(id)) ?? false)
  return useMemo(() => {
    const drawn = (side: (typeof SIDES)[number], strength: HintStrength) =>
      hints?.some((hint) => hint.side === side && hint.strength === strength) ?? false
    const kinds = SIDES.flatMap((side) => hintStrength.options.map((strength) => ({ side, strength })))
    return {
      hints: kinds.filter(({ side, strength }) => drawn(side, strength)),
      band: sunOpen && band,
      rays: sunOpen && rays,
      overlays,
    }
  }, [hints, sunOpen, rays, band, overlays])
}
