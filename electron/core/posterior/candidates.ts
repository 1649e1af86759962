import type { Candidate } from '../../contract/posterior.ts'
import type { CountryNames } from './candidate-names.ts'
import { candidateSeeds } from './candidate-seeds.ts'
import type { WeighedWitness } from './candidate-speakers.ts'
import { capturedBy, NOBODY } from './captured-ground.ts'
import { countryCandidates } from './country-candidates.ts'
import type { GridGeometry } from './grid-geometry.ts'
import { CANDIDATES_AT_MOST, SMALLEST_CANDIDATE } from './method.ts'
import { placeCandidates } from './place-candidates.ts'
import type { Surface } from './surface.ts'
import type { WorldGrid } from './world-grid.ts'

/** A candidate and the positions of the mesh whose probability is its own. */
export interface CandidateGround {
  candidate: Candidate
  ground: number[]
}

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
): CandidateGround[] {
  const seeds = candidateSeeds(
    witnesses.flatMap(({ witness, weight }) => witness.places.map((place) => ({ place, weight: weight * place.share }))),
  ).slice(0, NOBODY - 1)
  const owner = capturedBy(surface, geometry, seeds)
  const places = placeCandidates(surface, seeds, owner, witnesses, names)
  const shown = places.filter(({ probability }) => probability >= SMALLEST_CANDIDATE)
  const countries = countryCandidates(grid, surface, owner, seeds, shown, witnesses, names)
  const ranked = [...places, ...countries]
    .filter(({ probability }) => probability > 0)
    .sort((a, b) => b.probability - a.probability || (a.name < b.name ? -1 : 1))
  const worthwhile = ranked.filter(({ probability }) => probability >= SMALLEST_CANDIDATE)
  return (worthwhile.length > 0 ? worthwhile : ranked.slice(0, 1))
    .slice(0, CANDIDATES_AT_MOST)
    .map(({ ground, ...candidate }, index) => ({ candidate: { rank: index + 1, ...candidate }, ground }))
}
