import type { CountryCode, LatLon } from '../../contract/geography.ts'
import type { Candidate } from '../../contract/posterior.ts'
import type { PlaceLookup } from '../places/lookup.ts'
import { candidateSeeds, type Seed } from './candidate-seeds.ts'
import type { PlaceTarget, Witness } from './evidence.ts'
import { entriesNear, type GridGeometry } from './grid-geometry.ts'
import { halfMassRadius } from './half-mass-radius.ts'
import { CANDIDATES_AT_MOST, SMALLEST_CANDIDATE } from './method.ts'
import type { Surface } from './surface.ts'
import { arcKm, chordOf, unitVector } from './unit-vector.ts'
import type { WorldGrid } from './world-grid.ts'

/** What names are taken from: the readings' own countries first, then a gazetteer where there is one. */
export interface CountryNames {
  known: Map<CountryCode, KnownCountry>
  lookup: Pick<PlaceLookup, 'country' | 'reverse'> | null
}

/** As the readings themselves give it; null where they give only a place within. */
export interface KnownCountry {
  name: string
  at: LatLon | null
}

export interface WeighedWitness {
  witness: Witness
  weight: number
}

type Unranked = Omit<Candidate, 'rank'>
const NOBODY = 65535

/**
 * Ranked answers that do not overlap: each named place with the probability round it, and for each named country what is left of
 * it. Only what a sample or a clue speaks for becomes a candidate; without evidence there is none.
 */
export function candidatesOf(
  grid: WorldGrid,
  geometry: GridGeometry,
  surface: Surface,
  witnesses: WeighedWitness[],
  names: CountryNames,
): Candidate[] {
  const seeds = candidateSeeds(
    witnesses.flatMap(({ witness, weight }) => witness.places.map((place) => ({ place, weight: weight * place.share }))),
  ).slice(0, NOBODY - 1)
  const owner = assigned(surface, geometry, seeds)
  const places = placeCandidates(surface, seeds, owner, witnesses, names)
  const shown = places.filter(({ probability }) => probability >= SMALLEST_CANDIDATE)
  const countries = countryCandidates(grid, surface, owner, seeds, shown, witnesses, names)
  const ranked = [...places, ...countries]
    .filter(({ probability }) => probability > 0)
    .sort((a, b) => b.probability - a.probability || (a.name < b.name ? -1 : 1))
  const worthwhile = ranked.filter(({ probability }) => probability >= SMALLEST_CANDIDATE)
  return (worthwhile.length > 0 ? worthwhile : ranked.slice(0, 1))
    .slice(0, CANDIDATES_AT_MOST)
    .map((candidate, index) => ({ rank: index + 1, ...candidate }))
}

/** For each position of the mesh the seed that captures it: the nearest one in terms of its capture distance. */
function assigned({ mesh, mass }: Surface, geometry: GridGeometry, seeds: Seed[]): Uint16Array {
  const owner = new Uint16Array(mesh.count).fill(NOBODY)
  const nearness = new Float64Array(mesh.count).fill(1)
  for (const [index, seed] of seeds.entries()) {
    const at = unitVector(seed.place.at)
    const chord = chordOf(seed.captureKm)
    const visit = (position: number) => {
      if ((mass[position] as number) === 0) return
      const reached = chordTo(mesh.vectors, position, at) / chord
      if (reached < (nearness[position] as number)) {
        nearness[position] = reached
        owner[position] = index
      }
    }
    for (const entry of entriesNear(geometry, at, chord)) visit(entry)
    for (let position = mesh.entryCount; position < mesh.count; position++) visit(position)
  }
  return owner
}

function chordTo(vectors: Float64Array, position: number, at: readonly [number, number, number]): number {
  return Math.hypot(
    (vectors[3 * position] as number) - at[0],
    (vectors[3 * position + 1] as number) - at[1],
    (vectors[3 * position + 2] as number) - at[2],
  )
}

function placeCandidates(
  surface: Surface,
  seeds: Seed[],
  owner: Uint16Array,
  witnesses: WeighedWitness[],
  names: CountryNames,
): Unranked[] {
  const positions: number[][] = seeds.map(() => [])
  for (let position = 0; position < owner.length; position++)
    if (owner[position] !== NOBODY) positions[owner[position] as number]?.push(position)
  return seeds.map((seed, index): Unranked => {
    const spread = spreadAround(surface, seed.place.at, positions[index] ?? [])
    const { place } = seed
    const country =
      place.countryName ?? (place.countryCode === null ? null : (countryOf(place.countryCode, names)?.name ?? place.countryCode))
    return {
      name: country === null || country === place.name ? place.name : `${place.name}, ${country}`,
      placeId: place.placeId,
      countryCode: place.countryCode,
      at: place.at,
      ...spread,
      ...speakersFor(witnesses, (witness) => namesPlace(witness, seed) || (witness.sample === null && favours(witness, place.countryCode))),
    }
  })
}

function spreadAround({ mesh, mass }: Surface, at: LatLon, positions: ArrayLike<number>): { probability: number; radiusKm: number } {
  const centre = unitVector(at)
  const distances = new Float64Array(positions.length)
  const masses = new Float64Array(positions.length)
  let probability = 0
  for (let index = 0; index < positions.length; index++) {
    const position = positions[index] as number
    distances[index] = arcKm(chordTo(mesh.vectors, position, centre))
    masses[index] = mass[position] as number
    probability += mass[position] as number
  }
  return { probability: Math.min(1, probability), radiusKm: halfMassRadius(distances, masses) }
}

function countryCandidates(
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
  const keepsGround = seeds.map((seed) => isShown(seed, shownPlaces))
  const taken = (position: number) => owner[position] !== NOBODY && keepsGround[owner[position] as number] === true
  for (let position = 0; position < mesh.count; position++) {
    const country = mesh.countryOf[position] as number
    if (country < left.length && !taken(position)) left[country] = (left[country] as number) + (mass[position] as number)
  }
  const weightiest = [...named]
    .map((code) => ({ code, index: grid.countryCodes.indexOf(code) }))
    .filter(({ index }) => index >= 0 && (left[index] as number) > 0)
    .sort((a, b) => (left[b.index] as number) - (left[a.index] as number) || (a.code < b.code ? -1 : 1))
    .slice(0, CANDIDATES_AT_MOST)
  const positionsOf = new Map(weightiest.map(({ index }): [number, number[]] => [index, []]))
  for (let position = 0; position < mesh.count; position++)
    if ((mass[position] as number) > 0 && !taken(position)) positionsOf.get(mesh.countryOf[position] as number)?.push(position)
  return weightiest.map(({ code, index }): Unranked => {
    const positions = positionsOf.get(index) ?? []
    const country = countryOf(code, names)
    const at = country?.at ?? weightiestPoint(surface, positions)
    const name = country?.name ?? code
    return {
      name: shownPlaces.some(({ countryCode }) => countryCode === code) ? `Elsewhere in ${name}` : name,
      placeId: null,
      countryCode: code,
      at,
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

const countryOf = (code: CountryCode, { known, lookup }: CountryNames) => lookup?.country(code) ?? known.get(code) ?? null

const namesPlace = (witness: Witness, seed: Seed) =>
  witness.places.some((place: PlaceTarget) =>
    seed.members.some(
      (member) =>
        (member.placeId !== null && member.placeId === place.placeId) || (member.at.lat === place.at.lat && member.at.lon === place.at.lon),
    ),
  )

/** It names the country with a share worth mentioning: one of thirty countries that write so is no word for this one. */
const FAVOURED_SHARE = 0.05
function favours(witness: Witness, code: CountryCode | null): boolean {
  if (code === null) return false
  const share = [...witness.countries, ...witness.places].reduce((sum, part) => sum + (part.countryCode === code ? part.share : 0), 0)
  return share >= FAVOURED_SHARE
}

function speakersFor(witnesses: WeighedWitness[], speaks: (witness: Witness) => boolean): Pick<Candidate, 'samples' | 'clues'> {
  const speaking = witnesses.filter(({ witness, weight }) => weight > 0 && speaks(witness)).map(({ witness }) => witness)
  return {
    samples: speaking.flatMap(({ sample }) => (sample === null ? [] : [sample])).sort((a, b) => a - b),
    clues: speaking.flatMap(({ clue }) => (clue === null ? [] : [clue])).sort(),
  }
}
