import type { Verdict } from '../../../electron/contract/cases.ts'

const precisions: Record<Verdict['precision'], string> = {
  undecided: 'Undecided',
  exact: 'Exact (± 10 m)',
  vicinity: 'Vicinity (± 100 m)',
  locality: 'Locality (± 1 km)',
  city: 'City',
  region: 'Region',
  country: 'Country',
}

export const verdictStrings = {
  precisions,
  verdict: 'Your verdict',
  text: 'Your own conclusion, beside the model’s. Earlier ones are kept.',
  precision: 'How precise',
  place: 'Place',
  placePlaceholder: 'Type a name to search the gazetteer',
  placeHint: 'Choose a suggestion to place it on the map, or keep your own words.',
  takeCandidate: (name: string) => `Take the first candidate: ${name}`,
  suggestions: 'Places of that name',
  population: (count: string) => `${count} people`,
  typo: (spelling: string) => `did you mean ${spelling}?`,
  reasons: 'Reasons',
  reasonsPlaceholder: 'What convinced you, and what speaks against it',
  save: 'Give verdict',
  history: (count: number) => (count === 1 ? '1 earlier verdict' : `${count} earlier verdicts`),
  standing: 'Standing verdict',
  withdrawn: 'Withdrawn',
  concluded: (precision: string, place: string) => `${precision}: ${place}`,
  noPlace: 'no place named',
}
