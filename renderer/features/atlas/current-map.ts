import type { LatLon } from '../../../electron/contract/geography.ts'
import type { MapController } from '../../map/index.ts'

/** The map on the page, for commands that steer it from elsewhere; null while there is none. */
let current: MapController | null = null

export function holdMap(map: MapController | null): void {
  current = map
}

export const atlas = {
  moveTo: (at: LatLon, radiusKm: number) => current?.moveTo(at, radiusKm),
  showWorld: () => current?.showWorld(),
  refreshTheme: () => current?.refreshTheme(),
  focus: () => current?.focus(),
}
