import type { LatLon } from '../../../electron/contract/geography.ts'
import type { MapController } from '../../map/index.ts'
import { useMapChoices } from './map-choices.ts'
import { type Spot, useSpot } from './spot-store.ts'

/** The map on the page, for commands that steer it from elsewhere; null while there is none. */
let current: MapController | null = null

/** What follows the map: called with every map that is made, and what it gives back when that map goes. */
type Follower = (map: MapController) => () => void
const followers: { follow: Follower; letGo: (() => void) | null }[] = []

export function holdMap(map: MapController | null): void {
  current = map
  for (const follower of followers) {
    follower.letGo?.()
    follower.letGo = map && follower.follow(map)
  }
}

export const atlas = {
  map: (): MapController | null => current,
  whenMap: (follow: Follower) => void followers.push({ follow, letGo: current && follow(current) }),
  moveTo: (at: LatLon, radiusKm: number) => current?.moveTo(at, radiusKm),
  showWorld: () => current?.showWorld(),
  refreshTheme: () => current?.refreshTheme(),
  goTo: (at: LatLon, precisionM: number) => current?.goTo(at, precisionM),
  centre: (): LatLon | null => current?.centre() ?? null,
  openGoTo: () => useSpot.getState().openGoTo(true),
  /** Begins to measure, or ends it. What was being drawn is given up: a click is for one tool. */
  measure() {
    if (!current) return
    if (useSpot.getState().measured) return atlas.endMeasuring()
    current.layers.draw.cancel()
    current.layers.measure.start(useSpot.getState().setMeasured, atlas.endMeasuring)
    current.focus()
  },
  endMeasuring() {
    current?.layers.measure.stop()
    useSpot.getState().setMeasured(null)
  },
  /** Whether corners or points are being set on the map. */
  setsPoints: (): boolean => useSpot.getState().measured !== null || (current?.layers.draw.drawsArea() ?? false),
  /** Takes back the last of them. */
  takeBackPoint: () => (useSpot.getState().measured ? current?.layers.measure.takeBack() : current?.layers.draw.takeBack()),
  toggleGraticule() {
    const { graticule, change } = useMapChoices.getState()
    change({ graticule: !graticule })
  },
  /** Marks a place and says where it is in every form. */
  lookAt: (spot: Spot) => void useSpot.getState().look(spot),
  focus: () => current?.focus(),
}
