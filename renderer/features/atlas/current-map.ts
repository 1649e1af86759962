import type { LatLon } from '../../../electron/contract/geography.ts'
import type { MapController } from '../../map/index.ts'

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
  focus: () => current?.focus(),
}
