import { type RefObject, useEffect, useMemo } from 'react'
import type { Pack, PackContent } from '../../../electron/contract/packs.ts'
import type { LibrarySettings } from '../../../electron/contract/settings.ts'
import type { MapController } from '../../map/index.ts'
import { atlasStrings } from '../../strings/index.ts'
import { useMapChoices } from './map-choices.ts'
import { usePacks } from './packs-store.ts'
import { useSpot } from './spot-store.ts'
import { useAtlas } from './store.ts'

/** Hands to the map what is chosen to be shown, the packs, the place that is looked at, and the library's settings. */
export function useMapState(map: RefObject<MapController | null>, settings: LibrarySettings): void {
  const choices = useMapChoices()
  const spot = useSpot((state) => state.spot)
  const packs = usePacks((state) => state.packs)
  const { language, speak } = useAtlas()
  const drawn = useMemo(() => packs.filter(isDrawn), [packs])

  useEffect(() => void usePacks.getState().load(), [])
  useEffect(() => void speak(settings.mapLanguage), [speak, settings.mapLanguage])
  useEffect(() => map.current?.setLengthUnit(settings.lengthUnit), [map, settings.lengthUnit])
  useEffect(() => map.current?.layers.basemap.setBorderView(settings.borderView), [map, settings.borderView])
  useEffect(() => {
    const { layers } = map.current ?? {}
    layers?.basemap.choose({ regions: choices.regionLines })
    layers?.labels.choose({ places: choices.names, regions: choices.names && choices.regionLines })
    layers?.graticule.show(choices.graticule)
    layers?.cells.show(choices.probability)
    layers?.cells.setOpacity(choices.probabilityOpacity)
    layers?.regions.show(choices.regions)
    layers?.candidates.show(choices.candidates)
  }, [map, choices])
  useEffect(() => {
    map.current?.layers.packs.set({ packs: drawn, language })
    const withNames = drawn.filter(({ content }) => content.tiles === 'mvt')
    map.current?.layers.labels.cover(withNames.map(({ content }) => ({ ...content.bounds, minZoom: content.minZoom })))
  }, [map, drawn, language])
  useEffect(() => map.current?.layers.spot.set(spot && { ...spot, title: spot.title ?? atlasStrings.spot }), [map, spot])
}

type DrawnPack = Pack & { content: PackContent }

const isDrawn = (pack: Pack): pack is DrawnPack => pack.enabled && pack.state === 'ready' && pack.content !== null

/** Whom the packs that are drawn name as their makers. */
export function usePackCredits(): string[] {
  const packs = usePacks((state) => state.packs)
  return packs.filter(isDrawn).flatMap(({ content }) => (content.attribution ? [content.attribution] : []))
}
