import { isInsideRings } from '../../electron/core/places/point-in-rings.ts'
import type { Area } from './areas.ts'
import { boxGrid } from './box-grid.ts'
import type { SourcePlace } from './place-table.ts'
import { packRings } from './write.ts'

/**
 * The GeoNames division of each area: the one that most of the places inside it carry. Natural Earth is finer than GeoNames in some
 * countries (counties of England, provinces of Italy) and this is how they find together.
 */
export function divisionsByVote(areas: Area[], places: SourcePlace[], admin1Of: Map<string, number>): (number | null)[] {
  const shapes = areas.flatMap((area, index) =>
    area.polygons.map((polygon) => ({ area: index, ring: polygon[0]!, rings: packRings(polygon) })),
  )
  const near = boxGrid(shapes.map((shape) => shape.ring))
  const votes = areas.map(() => new Map<number, number>())
  for (const place of places) {
    const division = admin1Of.get(`${place.countryCode}.${place.admin1}`)
    if (division === undefined) continue
    for (const index of near(place.lat, place.lon)) {
      const shape = shapes[index]!
      if (!areas[shape.area]!.codes.includes(place.countryCode) || !isInsideRings(shape.rings, place)) continue
      const own = votes[shape.area]!
      own.set(division, (own.get(division) ?? 0) + 1)
      break
    }
  }
  return votes.map((own) => [...own].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null)
}
