// The words of a report, in English: one place for all of them.
import type { Clue } from '../../contract/clues.ts'
import type { VerdictPrecision } from '../../contract/judgements.ts'
import type { Agreement } from './agreement.ts'
import { distanceText } from './figures.ts'

export const PRECISION_WORDS: Record<VerdictPrecision, string> = {
  exact: 'exact (within 10 m)',
  vicinity: 'vicinity (within 100 m)',
  locality: 'locality (within 1 km)',
  city: 'city',
  region: 'region',
  country: 'country',
  undecided: 'undecided',
}

export const SOURCE_WORDS: Record<Clue['source'], string> = {
  metadata: 'metadata of the file',
  text: 'text in the photo',
  analyst: 'the analyst',
}

export const STANDING_WORDS: Record<Clue['standing'], string> = {
  proposed: 'not judged',
  accepted: 'accepted',
  doubted: 'doubted',
  rejected: 'rejected: left out',
}

/** A clue's reliability, 0..1: a judgement, which a figure would make look more exact than it is. */
export function reliabilityWords(reliability: number): string {
  if (reliability <= 0) return 'none'
  if (reliability < 0.25) return 'low'
  if (reliability < 0.55) return 'fair'
  if (reliability < 0.85) return 'high'
  return 'very high'
}

export function agreementWords(agreement: Agreement): string {
  const away = 'distanceKm' in agreement && agreement.distanceKm !== null ? distanceText(agreement.distanceKm) : null
  switch (agreement.kind) {
    case 'nothing-to-compare':
      return 'There is no candidate of the model and the clues that this could be held against.'
    case 'same-place':
      return away
        ? `The first candidate of the model and the clues is the same place; the two lie ${away} apart.`
        : 'The first candidate of the model and the clues is the same place.'
    case 'same-country':
      return away
        ? `The first candidate of the model and the clues lies in the same country, ${away} away.`
        : 'The first candidate of the model and the clues lies in the same country.'
    case 'different':
      return away
        ? `The first candidate of the model and the clues lies in another country, ${away} away: the analyst and the program disagree.`
        : 'The first candidate of the model and the clues lies in another country: the analyst and the program disagree.'
    case 'apart':
      return `The first candidate of the model and the clues lies ${away} away.`
  }
}

/** How sure the map is, in words rather than in a figure alone. */
export function certaintyWords(probability: number): string {
  if (probability >= 0.95) return 'very probably'
  if (probability >= 0.75) return 'probably'
  if (probability >= 0.5) return 'more likely than not'
  if (probability >= 0.2) return 'possibly'
  return 'hardly more than a guess:'
}

export const METHOD: readonly string[] = [
  'The photo was looked at on one computer, with no network. What is visible in it (writing, number plates, telephone prefixes, currencies, scripts and languages) was read by programs and looked up in a list of the world’s places; where a model was used, it was shown the photo several times and its answers were counted.',
  'All of this was combined into one map of probability. A region marked 80 % is the smallest area that holds four fifths of that probability. The figures are conditional: they say how the evidence given here divides among places, not how often such a conclusion is right. They must not be compared between photos.',
  'What the file says of itself (its metadata) is shown and was not used: anybody can change it. It supports a conclusion only where it agrees with what is visible.',
  'A clue that was rejected by the analyst is left out of the map and is listed here all the same. The verdict is the analyst’s own and does not follow from the map.',
  'A model can be wrong and sound certain. Its reasoning is printed as it was written, as a lead to be checked, never as evidence.',
]

export const INTEGRITY: readonly string[] = [
  'The SHA-256 below is computed over the original file, byte for byte. Whoever has the same file can compute it again: on Windows with “certutil -hashfile FILE SHA256”, on macOS and Linux with “shasum -a 256 FILE”. The photos printed here are smaller copies.',
  'The log is a chain: each entry’s hash covers the entry before it. An entry that was changed, taken out or put in afterwards breaks every hash after it. The case’s archive holds the entries in full, with a small program that checks them.',
]
