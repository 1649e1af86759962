import type { LatLon } from '../../electron/contract/geography.ts'

/** A point of the web-mercator square: x and y run 0..1 from the north-west; x leaves that range beyond ±180°. */
export interface WorldPoint {
  x: number
  y: number
}

/** Web mercator ends where the square does (atan(sinh π)), degrees. */
export const MAX_LATITUDE = 85.0511287798066

/** EPSG:3857 scaled to the unit square. */
export function toWorld({ lat, lon }: LatLon): WorldPoint {
  const clamped = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat))
  const sine = Math.sin((clamped * Math.PI) / 180)
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) }
}

/** What a screen pixel covers at a latitude, metres (at the equator a world of 256 px is 40,075 km round). */
export function pixelM(lat: number, zoom: number): number {
  return (40_075_016.7 / 256 / 2 ** zoom) * Math.cos((Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180)
}

/** The longitude of the same place that lies nearest to `centreLon`: for markers on a world that repeats. */
export function nearestLongitude(lon: number, centreLon: number): number {
  return lon + 360 * Math.round((centreLon - lon) / 360)
}
