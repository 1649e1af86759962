import type { HintContent } from '../../contract/hints.ts'
import { hintProbability } from '../hints/strength.ts'
import type { PlaceLookup } from '../places/lookup.ts'
import type { WeighedWitness } from './candidate-speakers.ts'
import type { PlaceTarget } from './evidence.ts'
import { AREA_PLACE_KM, SMALLEST_CANDIDATE } from './method.ts'
import type { Surface } from './surface.ts'
import type { WorldGrid } from './world-grid.ts'

/**
 * What hints name, so that an answer that rests on them alone has candidates: a small circle its centre, and any hint that the
 * photo was taken inside an area the countries where the answer lies. A hint of where it was not taken names nothing.
 */
export function witnessesOfHints(
  hints: readonly HintContent[],
  grid: WorldGrid,
  surface: Surface,
  lookup: Pick<PlaceLookup, 'reverse'> | null,
): WeighedWitness[] {
  const inside = hints.filter(({ on, side }) => on && side === 'inside')
  if (inside.length === 0) return []
  const countries = weightyCountries(grid, surface)
  return inside.map((hint) => ({
    witness: { sample: null, clue: null, places: placeOf(hint, lookup), countries },
    weight: hintProbability(hint.strength),
  }))
}

/** Half of a disc lies within 1/√2 of its radius. */
function placeOf({ area, name }: HintContent, lookup: Pick<PlaceLookup, 'reverse'> | null): PlaceTarget[] {
  if (area.kind !== 'circle' || area.radiusKm > AREA_PLACE_KM) return []
  const near = lookup?.reverse(area.centre)
  const called = name || near?.nearest?.place.name
  if (!called) return []
  return [
    {
      placeId: null,
      name: called,
      countryCode: near?.countryCode ?? null,
      countryName: near?.countryName ?? null,
      admin1Name: near?.admin1Name ?? null,
      at: area.centre,
      radiusKm: area.radiusKm / Math.SQRT2,
      share: 1,
    },
  ]
}

function weightyCountries(grid: WorldGrid, { mesh, mass }: Surface): WeighedWitness['witness']['countries'] {
  const sums = new Float64Array(grid.countryCodes.length)
  for (let position = 0; position < mesh.count; position++) {
    const country = mesh.countryOf[position] as number
    if (country < sums.length) sums[country] = (sums[country] as number) + (mass[position] as number)
  }
  return grid.countryCodes
    .map((countryCode, index) => ({ countryCode, share: sums[index] as number }))
    .filter(({ share }) => share >= SMALLEST_CANDIDATE)
}
