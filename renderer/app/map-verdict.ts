import { PRECISION_KM } from '../../electron/core/report/precision.ts'
import { atlas } from '../features/atlas/index.ts'
import { useHints } from '../features/hints/index.ts'
import { useVerdict } from '../features/verdict/index.ts'
import type { MapController } from '../map/index.ts'
import { verdictStrings } from '../strings/index.ts'

/** While the verdict's place is pointed at, the map's clicks and keys are for that alone. */
export function tieVerdictToMap(): void {
  atlas.whenMap((map) => {
    const stops = [
      useVerdict.subscribe(({ picking }, before) => {
        if (picking === before.picking) return
        if (picking) takePoint(map)
        else map.layers.draw.stop()
      }),
      useVerdict.subscribe(({ draft }, before) => {
        if (draft?.at !== before.draft?.at || draft?.precision !== before.draft?.precision) showPin(map)
      }),
      // A hint that is begun takes the map over.
      useHints.subscribe(({ making }, before) => {
        if (making && making !== before.making && useVerdict.getState().picking) useVerdict.setState({ picking: false })
      }),
    ]
    showPin(map)
    return () => {
      useVerdict.getState().pick(false)
      for (const stop of stops) stop()
    }
  })
}

/** Where the verdict that is being written lies, and how exactly; the pin stays until it is given. */
function showPin(map: MapController): void {
  const { draft } = useVerdict.getState()
  const km = draft && PRECISION_KM[draft.precision]
  map.layers.spot.set(draft?.at ? { at: draft.at, precisionM: 1000 * (km ?? 0), title: verdictStrings.pin } : null)
}

function takePoint(map: MapController): void {
  const { pick, takePin } = useVerdict.getState()
  useHints.getState().make(null)
  map.layers.draw.start({ kind: 'point', onDone: takePin, onCancel: () => pick(false) })
  atlas.focus()
}
