import type { Position } from 'geojson'

/** Which rings' bounding boxes may hold a position: a lookup by whole degrees. */
export function boxGrid(rings: Position[][]): (lat: number, lon: number) => number[] {
  const byDegree = new Map<number, number[]>()
  const key = (lat: number, lon: number) => (Math.floor(lat) + 90) * 361 + Math.floor(lon) + 180
  rings.forEach((ring, index) => {
    const lons = ring.map((point) => point[0]!)
    const lats = ring.map((point) => point[1]!)
    for (let lat = Math.floor(Math.min(...lats)); lat <= Math.max(...lats); lat++) {
      for (let lon = Math.floor(Math.min(...lons)); lon <= Math.max(...lons); lon++) {
        byDegree.set(key(lat, lon), [...(byDegree.get(key(lat, lon)) ?? []), index])
      }
    }
  })
  return (lat, lon) => byDegree.get(key(lat, lon)) ?? []
}
