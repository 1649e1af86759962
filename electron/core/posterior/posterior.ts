import type { Clue } from '../../contract/clues.ts'
import type { CountryCode } from '../../contract/geography.ts'
import type { HintContent } from '../../contract/hints.ts'
import type { Posterior } from '../../contract/posterior.ts'
import type { PlaceLookup } from '../places/lookup.ts'
import { witnessesOfHints } from './area-candidates.ts'
import { evidenceOfHints } from './area-evidence.ts'
import { basisOf } from './basis.ts'
import type { KnownCountry } from './candidate-names.ts'
import type { WeighedWitness } from './candidate-speakers.ts'
import { candidatesOf } from './candidates.ts'
import { weightOfClue } from './clue-groups.ts'
import { credibleRegions } from './credible-regions.ts'
import { cutCells } from './cut-cells.ts'
import { evidenceOfClues, evidenceOfSamples, type ReadSample, witnessOfClue, witnessOfSample } from './evidence.ts'
import { geometryOf } from './grid-geometry.ts'
import { METHOD } from './method.ts'
import { type Surface, surfaceOf } from './surface.ts'
import { sourcesOf, weightsOfEvidence } from './weights-of-evidence.ts'
import type { WorldGrid } from './world-grid.ts'

export interface PosteriorInput {
  grid: WorldGrid
  /** Finished samples of one run. */
  samples: ReadSample[]
  /** ρ, 0..1: how often a sample of the model tells more than the prior; 0 keeps its words out. */
  modelReliability: number
  /** All clues of the photo; those out of the posterior or rejected are left out here. */
  clues: Clue[]
  /** The analyst's; those that are switched off are left out here. */
  hints?: readonly HintContent[]
  /** For names of countries that only clues speak of. */
  lookup?: Pick<PlaceLookup, 'country' | 'reverse'>
}

/**
 * P(x) ∝ P0(x) · mean over samples[(1−ρ) + ρ·Dᵢ(x)/P0(x)] · Π over independent clues[(1−q) + q·D(x)/P0(x)], where a country's D is
 * the prior within it and a place's D is the prior times a heavy-tailed kernel round it (`radial-kernel`), mixed with its country.
 * Hints are factors of the same form, whose D is the prior within their area (`area-factor`).
 * Pure and deterministic: the order of samples, of clues and of hints makes no difference beyond rounding.
 */
export function computePosterior({ samples, modelReliability, ...rest }: PosteriorInput): Posterior {
  return combined({ ...rest, runs: [{ samples, modelReliability }] }).posterior
}

/** The samples of one run, which make one factor. */
export interface HeardRun {
  samples: ReadSample[]
  modelReliability: number
}

export interface CombinedInput extends Omit<PosteriorInput, 'samples' | 'modelReliability'> {
  /** Their samples are numbered through. */
  runs: HeardRun[]
  /** How many photos all this comes from, where it is more than one. */
  photos?: number
}

/** As `computePosterior`, of several runs: each is a factor of its own. With the surface that the answer was read from. */
export function combined({ grid, runs, clues, hints = [], lookup, photos }: CombinedInput): { posterior: Posterior; surface: Surface } {
  const geometry = geometryOf(grid)
  const ofRuns = runs.flatMap(({ samples, modelReliability }) => evidenceOfSamples(inOrder(samples), modelReliability) ?? [])
  const areas = evidenceOfHints(hints)
  const surface = surfaceOf(grid, geometry, [...ofRuns, ...evidenceOfClues(clues)], areas)
  const cells = cutCells(grid, geometry, surface)
  const witnesses = [...weighedWitnesses(runs, clues), ...witnessesOfHints(hints, grid, surface, lookup ?? null)]
  const samples = runs.flatMap((run) => run.samples)
  const found = candidatesOf(grid, geometry, surface, witnesses, {
    known: countriesNamed(samples),
    lookup: lookup ?? null,
    whereMassIs: areas.length > 0,
  })
  const unresolved = samples.filter(({ readings }) => readings.length === 0)
  const posterior = {
    method: METHOD,
    cells: cells.map(({ cell }) => cell),
    probabilities: cells.map(({ mass }) => mass),
    regions: credibleRegions(cells),
    candidates: found.map(({ candidate }) => candidate),
    weights: weightsOfEvidence(
      geometry,
      surface,
      found.map(({ ground }) => ground),
      sourcesOf(ofRuns, clues),
    ),
    unresolvedShare: samples.length === 0 ? 0 : unresolved.length / samples.length,
    unresolvedNames: [...new Set(unresolved.flatMap(({ unresolved: name }) => (name === null ? [] : [name])))].sort(),
    basis: basisOf({
      ...countedRuns(runs),
      clues: witnesses.filter(({ witness }) => witness.clue !== null).length,
      hints: areas.length,
      ...(photos !== undefined && { photos }),
    }),
  }
  return { posterior, surface }
}

/** Runs whose words mean nothing are not counted beside others. */
function countedRuns(runs: HeardRun[]): { samples: number; resolved: number; modelReliability: number } {
  const heard = runs.filter(({ modelReliability }) => modelReliability > 0)
  const samples = (heard.length > 0 ? heard : runs).flatMap((run) => run.samples)
  return {
    samples: samples.length,
    resolved: samples.filter(({ readings }) => readings.length > 0).length,
    modelReliability: Math.max(0, ...runs.map(({ modelReliability }) => modelReliability)),
  }
}

const inOrder = (samples: ReadSample[]) => [...samples].sort((a, b) => a.number - b.number)

/** Who speaks for what, with its weight; those that carry none are left out. */
export function weighedWitnesses(runs: HeardRun[], clues: Clue[]): WeighedWitness[] {
  const ofSamples = runs.flatMap(({ samples, modelReliability }) =>
    samples.map((sample) => ({ witness: witnessOfSample(sample), weight: modelReliability / samples.length })),
  )
  const ofClues = clues.map((clue) => ({ witness: witnessOfClue(clue), weight: weightOfClue(clue) }))
  return [...ofSamples, ...ofClues].filter(({ weight }) => weight > 0)
}

/** As the readings of the samples give them. */
export function countriesNamed(samples: ReadSample[]): Map<CountryCode, KnownCountry> {
  const known = new Map<CountryCode, KnownCountry>()
  for (const reading of samples.flatMap(({ readings }) => readings))
    if (reading.kind === 'country') known.set(reading.country.code, reading.country)
    else if (!known.has(reading.place.countryCode)) known.set(reading.place.countryCode, { name: reading.place.countryName, at: null })
  return known
}
