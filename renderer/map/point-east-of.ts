import type { LatLon } from '../../electron/contract/geography.ts'
import { EARTH_RADIUS_KM } from '../../electron/core/geography/distance.ts'

/** The point that lies so far away on the great circle that leaves due east (Napier's rules), so that a circle's rim has a place for its handle. */
export function pointEastOf({ lat, lon }: LatLon, km: number): LatLon {
  const arc = km / EARTH_RADIUS_KM
  const latRad = (lat * Math.PI) / 180
  const there = Math.asin(Math.sin(latRad) * Math.cos(arc))
  const turn = Math.atan2(Math.sin(arc), Math.cos(arc) * Math.cos(latRad))
  return { lat: (there * 180) / Math.PI, lon: ((((lon + (turn * 180) / Math.PI + 180) % 360) + 360) % 360) - 180 }
}
