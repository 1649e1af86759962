import type { CountryCode, LatLon } from '../../contract/geography.ts'
import { type CountryNames, countryOf } from './candidate-names.ts'
import type { Seed } from './candidate-seeds.ts'
import { favours, speakersFor, type WeighedWitness } from './candidate-speakers.ts'
import { NOBODY, spreadAround } from './captured-ground.ts'
import { CANDIDATES_AT_MOST } from './method.ts'
import type { Unranked } from './place-candidates.ts'
import type { Surface } from './surface.ts'
import type { WorldGrid } from './world-grid.ts'

/** For each named country what the places shown leave of it: the country alone, or `Elsewhere in` it. */
export function countryCandidates(
  grid: WorldGrid,
  surface: Surface,
  owner: Uint16Array,
  seeds: Seed[],
  shownPlaces: Unranked[],
  witnesses: WeighedWitness[],
  names: CountryNames,
): Unranked[] {
  const { mesh, mass } = surface
  const named = new Set<CountryCode>()
  for (const { witness } of witnesses)
    for (const { countryCode } of [...witness.countries, ...witness.places]) if (countryCode !== null) named.add(countryCode)
  const left = new Float64Array(grid.countryCodes.length)
  const keepsGround = Uint8Array.from(seeds, (seed) => Number(isShown(seed, shownPlaces)))
  const taken = (position: number) => owner[position] !== NOBODY && keepsGround[owner[position] as number] === 1
  for (let position = 0; position < mesh.count; position++) {
    const country = mesh.countryOf[position] as number
    if (country < left.length && !taken(position)) left[country] = (left[country] as number) + (mass[position] as number)
  }
  const weightiest = [...named]
    .map((code) => ({ code, index: grid.countryCodes.indexOf(code) }))
    .filter(({ index }) => index >= 0 && (left[index] as number) > 0)
    .sort((a, b) => (left[b.index] as number) - (left[a.index] as number) || (a.code < b.code ? -1 : 1))
    .slice(0, CANDIDATES_AT_MOST)
  const positionsOf: (number[] | undefined)[] = []
  for (const { index } of weightiest) positionsOf[index] = []
  for (let position = 0; position < mesh.count; position++) {
    const positions = positionsOf[mesh.countryOf[position] as number]
    if (positions !== undefined && (mass[position] as number) > 0 && !taken(position)) positions.push(position)
  }
  return weightiest.map(({ code, index }): Unranked => {
    const positions = positionsOf[index] ?? []
    const country = countryOf(code, names)
    const at = (names.whereMassIs ? null : country?.at) ?? weightiestPoint(surface, positions)
    const name = country?.name ?? code
    return {
      name: shownPlaces.some(({ countryCode }) => countryCode === code) ? `Elsewhere in ${name}` : name,
      placeId: null,
      countryCode: code,
      at,
      ground: positions,
      ...spreadAround(surface, at, positions),
      ...speakersFor(witnesses, (witness) => favours(witness, code)),
    }
  })
}

/** A place too slight to be a candidate gives its ground back to its country. */
const isShown = (seed: Seed, shown: Unranked[]) => shown.some(({ at }) => at === seed.place.at)

function weightiestPoint({ mesh, mass }: Surface, positions: number[]): LatLon {
  let best = positions[0] as number
  for (const position of positions) if ((mass[position] as number) > (mass[best] as number)) best = position
  const [x, y, z] = [mesh.vectors[3 * best] as number, mesh.vectors[3 * best + 1] as number, mesh.vectors[3 * best + 2] as number]
  return { lat: (Math.asin(Math.min(1, Math.max(-1, z))) * 180) / Math.PI, lon: (Math.atan2(y, x) * 180) / Math.PI }
}
