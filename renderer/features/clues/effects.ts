import type { Clue } from '../../../electron/contract/clues.ts'
import type { ClueId } from '../../../electron/contract/ids.ts'
import type { Candidate, EvidenceWeight, Posterior } from '../../../electron/contract/posterior.ts'

/** Factors closer to 1 than this change no figure that is shown. */
export const TELLING = 1.05
/** A change of the whole per cents that are shown. */
const LEAST_CHANGE = 0.005

export type Direction = 'for' | 'against' | 'neither'

export function directionOf(factor: number): Direction {
  if (factor >= TELLING) return 'for'
  return factor <= 1 / TELLING ? 'against' : 'neither'
}

/** How a clue stands to one candidate. */
export interface Effect {
  candidate: Candidate
  /** How much likelier the clue is there than anywhere: above 1 speaks for it, below 1 against it. */
  factor: number
}

export const weightOf = (posterior: Posterior | null, clueId: ClueId | null): EvidenceWeight | null =>
  posterior?.weights?.find((weight) => weight.clueId === clueId) ?? null

const distance = (factor: number) => Math.abs(Math.log(factor))

/** What a clue speaks for and against, the most affected first. */
export function effectsOf(posterior: Posterior | null, clueId: ClueId): { raises: Effect[]; lowers: Effect[] } {
  const weight = weightOf(posterior, clueId)
  const effects = (weight?.likelihoods ?? []).flatMap((factor, index): Effect[] => {
    const candidate = posterior?.candidates[index]
    return candidate ? [{ candidate, factor }] : []
  })
  const among = (direction: Direction) =>
    effects.filter(({ factor }) => directionOf(factor) === direction).sort((a, b) => distance(b.factor) - distance(a.factor))
  return { raises: among('for'), lowers: among('against') }
}

/** What the answer would give a candidate without a clue that counts in it, or with one that does not; null where it changes little. */
export function shareOtherwise(posterior: Posterior | null, clueId: ClueId, rank: number): number | null {
  const weight = weightOf(posterior, clueId)
  const factor = weight?.factors[rank - 1]
  const share = posterior?.candidates[rank - 1]?.probability
  if (!weight || factor === undefined || share === undefined) return null
  const otherwise = weight.part === 'counted' ? share / factor : share * factor
  return Math.abs(otherwise - share) < LEAST_CHANGE ? null : Math.min(1, otherwise)
}

/** One piece of evidence on one candidate; without a clue it is the samples. */
export interface Speaker {
  clue: Clue | null
  factor: number
}

/** What in the answer speaks for and against a candidate, strongest first. What only repeats another or was rejected does not count. */
export function speakersOf(posterior: Posterior | null, clues: readonly Clue[], rank: number): { pro: Speaker[]; contra: Speaker[] } {
  const byId = new Map(clues.map((clue) => [clue.id, clue]))
  const speakers = (posterior?.weights ?? []).flatMap(({ clueId, part, likelihoods }): Speaker[] => {
    const factor = likelihoods[rank - 1]
    const clue = clueId === null ? null : byId.get(clueId)
    return part === 'counted' && factor !== undefined && clue !== undefined ? [{ clue, factor }] : []
  })
  const among = (direction: Direction) =>
    speakers.filter(({ factor }) => directionOf(factor) === direction).sort((a, b) => distance(b.factor) - distance(a.factor))
  return { pro: among('for'), contra: among('against') }
}
