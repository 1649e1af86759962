import type { Clue } from '../../contract/clues.ts'
import type { ClueId } from '../../contract/ids.ts'
import type { EvidenceWeight } from '../../contract/posterior.ts'
import { sortedOut } from './clue-groups.ts'
import { type Evidence, evidenceOfClue } from './evidence.ts'
import type { GridGeometry } from './grid-geometry.ts'
import { placeKernel } from './place-kernel.ts'
import { addUp, type Factor, factorAt, factorOf, type Surface } from './surface.ts'

/** A factor of the answer, or one that could be, with whose it is. */
export interface EvidenceSource extends Omit<EvidenceWeight, 'factors' | 'likelihoods'> {
  evidence: Evidence
}

/** Everything that speaks or could: the samples of each run, the clues that count, those that repeat one, and those that were rejected. */
export function sourcesOf(runs: readonly Evidence[], clues: Clue[]): EvidenceSource[] {
  const { independent, repeated } = sortedOut(clues)
  const rejected = clues.filter(({ inPosterior, standing, supports }) => inPosterior && standing === 'rejected' && supports.length > 0)
  const source = (clue: Clue, weight: number, part: EvidenceSource['part'], repeats: ClueId | null): EvidenceSource => ({
    clueId: clue.id,
    part,
    repeats,
    evidence: evidenceOfClue(clue, weight),
  })
  return [
    ...runs.map((evidence) => ({ clueId: null, part: 'counted' as const, repeats: null, evidence })),
    ...independent.map(({ clue, weight }) => source(clue, weight, 'counted', null)),
    ...repeated.map(({ clue, weight, repeats }) => source(clue, weight, 'repeats', repeats.id)),
    ...rejected.map((clue) => source(clue, clue.reliability, 'left-out', null)),
  ]
}

/**
 * Bayes factors: with f(x) = (1 − q) + q·D(x)/P0(x) and P the answer, evidence that counts has multiplied candidate C by
 * P(C) · ΣP/f ÷ Σ_C P/f, and evidence that does not would multiply it by Σ_C P·f ÷ (P(C) · ΣP·f). Both are what recomputing
 * without (or with) it gives on the same ground. The likelihood is f itself, averaged over the candidate: over the Earth as a whole
 * f has a mean of 1, since D and P0 both sum to 1. Parallel to `grounds`, the candidates' positions on the mesh, which do not overlap.
 */
export function weightsOfEvidence(
  geometry: GridGeometry,
  surface: Surface,
  grounds: number[][],
  sources: EvidenceSource[],
): EvidenceWeight[] {
  const { mesh } = surface
  const { candidateOf, mass } = massByCountry(surface, grounds, geometry.countryPrior.length + 1)
  const own = mass.map((values) => values.reduce((sum, value) => sum + value, 0))
  const added = new Float64Array(mesh.count)
  return sources.map(({ evidence, ...about }) => {
    const factor = factorOf(evidence, geometry, (place) => placeKernel(place, mesh, geometry))
    const counted = about.part === 'counted'
    const { plain, inverse } = sumsOf(factor, surface, { candidateOf, mass, added })
    const sums = counted ? inverse : plain
    const all = sums.reduce((sum, one) => sum + one, 0)
    const of = (values: ArrayLike<number>, index: number) => values[index + 1] as number
    return {
      ...about,
      likelihoods: grounds.map((_, index) => of(plain, index) / of(own, index)),
      factors: grounds.map((_, index) => (counted ? (of(own, index) * all) / of(sums, index) : of(sums, index) / (of(own, index) * all))),
    }
  })
}

/** Owner of each position (0 for nobody's, else the candidate's number from 1), and each owner's mass by country. */
function massByCountry({ mesh, mass }: Surface, grounds: number[][], countries: number): { candidateOf: Uint8Array; mass: Float64Array[] } {
  const candidateOf = new Uint8Array(mesh.count)
  for (const [index, ground] of grounds.entries()) for (const position of ground) candidateOf[position] = index + 1
  const { countryOf } = mesh
  const sums = new Float64Array((grounds.length + 1) * countries)
  for (let position = 0; position < mesh.count; position++) {
    const country = countryOf[position] as number
    const at = (candidateOf[position] as number) * countries + (country < countries ? country : countries - 1)
    sums[at] = (sums[at] as number) + (mass[position] as number)
  }
  const byOwner = Array.from({ length: grounds.length + 1 }, (_, owner) => sums.subarray(owner * countries, (owner + 1) * countries))
  return { candidateOf, mass: byOwner }
}

interface Parts {
  candidateOf: Uint8Array
  mass: Float64Array[]
  /** All zeros, before and after. */
  added: Float64Array
}

/** By owner ΣP·f and ΣP/f. A factor is one number a country but near its places, so only those are looked at one by one. */
function sumsOf(
  factor: Factor,
  { mesh, mass: massAt }: Surface,
  { candidateOf, mass, added }: Parts,
): { plain: Float64Array; inverse: Float64Array } {
  const plain = new Float64Array(mass.length)
  const inverse = new Float64Array(mass.length)
  for (const [owner, own] of mass.entries())
    for (let country = 0; country < own.length; country++) {
      const part = own[country] as number
      if (part === 0) continue
      plain[owner] = (plain[owner] as number) + part * (factor.byCountry[country] as number)
      inverse[owner] = (inverse[owner] as number) + part / (factor.byCountry[country] as number)
    }
  for (const position of addUp(factor.near, added)) {
    const more = added[position] as number
    added[position] = 0
    const part = massAt[position] as number
    if (more === 0 || part === 0) continue
    const before = factorAt(factor.byCountry, mesh, position)
    const owner = candidateOf[position] as number
    plain[owner] = (plain[owner] as number) + part * more
    inverse[owner] = (inverse[owner] as number) + part * (1 / (before + more) - 1 / before)
  }
  return { plain, inverse }
}
