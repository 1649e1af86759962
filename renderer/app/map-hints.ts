import type { LatLon } from '../../electron/contract/geography.ts'
import type { Hint } from '../../electron/contract/hints.ts'
import { useAnswer } from '../features/answer/index.ts'
import { atlas } from '../features/atlas/index.ts'
import { placeAt, radiusOf, regionAt, useHints } from '../features/hints/index.ts'
import type { AreaOnMap, MapController } from '../map/index.ts'
import { hintStrings } from '../strings/index.ts'
import { useMapDrawer } from './map-drawer-store.ts'

const PREVIEW = 'preview'

/** Ties the hints to the map: what is in the list is drawn, what is being made takes the map's clicks and keys. */
export function tieHintsToMap(): void {
  atlas.whenMap((map) => {
    let making = useHints.getState().making
    const follow = () => {
      draw(map)
      editCorners(map)
      const now = useHints.getState().making
      if (toolOf(now) !== toolOf(making)) takeTool(map)
      making = now
    }
    follow()
    return useHints.subscribe(follow)
  })
  // The answer follows as soon as a hint is written, not when the library has told everybody.
  useHints.subscribe(({ written }, before) => {
    if (written !== before.written) void useAnswer.getState().refresh()
  })
}

export function cancelMaking(): void {
  useHints.getState().make(null)
  atlas.focus()
}

/** Brings a hint's area into view. */
export function showHint({ area }: Pick<Hint, 'area'>): void {
  if (area.kind === 'polygon') atlas.map()?.fit(area.rings.flat(), 0)
  if (area.kind === 'circle') atlas.moveTo(area.centre, area.radiusKm)
  if (area.kind === 'shadow' || area.kind === 'country') atlas.showWorld()
}

/** Shows a hint in the list and on the map. */
export function openHint(hint: Hint): void {
  useMapDrawer.getState().show('hints')
  useHints.getState().set({ litId: hint.id })
  showHint(hint)
}

type State = ReturnType<typeof useHints.getState>

function draw(map: MapController): void {
  const { hints, making, side, strength, litId, editingId, dragged } = useHints.getState()
  const areas: AreaOnMap[] = (hints ?? []).map((hint) => (hint.id === editingId && dragged ? { ...hint, area: dragged } : hint))
  const radiusKm = making?.kind === 'circle' ? radiusOf(making.radiusText) : null
  if (making?.kind === 'circle' && making.centre && radiusKm !== null)
    areas.push({ id: PREVIEW, side, strength, on: true, area: { kind: 'circle', centre: making.centre, radiusKm } })
  map.layers.hints.set({ areas, litId: litId ?? editingId ?? PREVIEW })
}

/** The tool that has the map: none, the drawing of corners, or the picking of one point. */
function toolOf(making: State['making']): string {
  if (making?.kind === 'circle') return making.picking ? 'circle' : 'none'
  return making?.kind ?? 'none'
}

function takeTool(map: MapController): void {
  const { making, make, set, add } = useHints.getState()
  const onCancel = () => make(null)
  const tool = toolOf(making)
  if (tool === 'none') map.layers.draw.stop()
  else atlas.endMeasuring()
  if (tool === 'country' || tool === 'region') pickGround(map, tool)
  if (tool === 'circle') map.layers.draw.start({ kind: 'point', onDone: takeCentre, onCancel })
  if (tool === 'polygon')
    map.layers.draw.start({
      kind: 'polygon',
      onChange: (corners) => set({ making: { kind: 'polygon', corners } }),
      onDone: (ring) => void add({ kind: 'polygon', rings: [ring] }, ''),
      onCancel,
    })
}

function takeCentre(centre: LatLon): void {
  const { making, set } = useHints.getState()
  if (making?.kind === 'circle') set({ making: { ...making, centre, picking: false } })
}

/** A country or a region by a point in it. */
function pickGround(map: MapController, kind: 'country' | 'region'): void {
  const { make, set, add } = useHints.getState()
  map.layers.draw.start({
    kind: 'point',
    onDone: async (at) => {
      if (kind === 'region') {
        const region = await regionAt(at)
        const name = region && hintStrings.drawing.regionName(region.name, region.countryName)
        if (region && name) return add({ kind: 'polygon', rings: region.rings }, name)
      } else {
        const { countryCode, countryName } = await placeAt(at)
        if (countryCode) return add({ kind: 'country', countryCode }, countryName ?? '')
      }
      set({ making: { kind, name: '', nothingThere: true } })
      pickGround(map, kind)
    },
    onCancel: () => make(null),
  })
}

let edited: { id: string; area: unknown } | null = null

/** Handles stand where the hint was kept last; while one is dragged they stay as they are. */
function editCorners(map: MapController): void {
  const { hints, editingId, set, change } = useHints.getState()
  const hint = hints?.find(({ id }) => id === editingId) ?? null
  if (edited?.id === hint?.id && edited?.area === hint?.area) return
  edited = hint && { id: hint.id, area: hint.area }
  map.layers.handles.set(
    hint && {
      area: hint.area,
      labels: hintStrings.handles,
      onMove: (area) => set({ dragged: area }),
      onDone: (area) => void change(hint, { area }),
    },
  )
}
