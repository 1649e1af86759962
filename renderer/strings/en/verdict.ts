import type { Verdict } from '../../../electron/contract/cases.ts'

const precisions: Record<Verdict['precision'], { title: string; explained: string }> = {
  exact: { title: 'Exact', explained: 'The spot itself, within 10 metres.' },
  vicinity: { title: 'Vicinity', explained: 'Within 100 metres: the same block or square.' },
  locality: { title: 'Locality', explained: 'Within 1 kilometre: the village or the quarter.' },
  city: { title: 'City', explained: 'Somewhere in this city or town.' },
  region: { title: 'Region', explained: 'Somewhere in this province or stretch of land.' },
  country: { title: 'Country', explained: 'Somewhere in this country.' },
  undecided: { title: 'Undecided', explained: 'It cannot be said where. Give the reasons all the same.' },
}

const apart = (away: string | null, words: string) => (away ? `${words}, ${away} away.` : `${words}.`)

export const verdictStrings = {
  precisions,
  verdict: 'Verdict',
  yours: 'Yours',
  programs: 'Model and clues',
  none: 'Not given yet.',
  noCandidate: 'They name no place.',
  candidate: (share: string, radius: string) => `${share} of the probability, half of it within ${radius}`,
  agreement: {
    'same-place': (away: string | null) =>
      away ? `Both speak of the same place; they lie ${away} apart.` : 'Both speak of the same place.',
    'same-country': (away: string | null) => apart(away, 'The model and the clues say the same country'),
    different: (away: string | null) => apart(away, 'You disagree: the model and the clues say another country'),
    apart: (away: string | null) => apart(away, 'The model and the clues say another place'),
  },
  give: 'Give your verdict',
  anew: 'Give another verdict',
  precision: 'How precise',
  place: 'Place',
  placePlaceholder: 'Name of a place, or coordinates',
  placeHint: 'Choose a suggestion, or paste coordinates of any kind.',
  placed: (coordinates: string) => `At ${coordinates}`,
  pin: 'The verdict that you are writing',
  setPin: 'Point to it on the map',
  movePin: 'Point elsewhere on the map',
  picking: 'Click the spot on the map. Arrow keys move the crosshair, Enter takes it, Escape ends.',
  takeCandidate: (rank: number, name: string) => `Take candidate ${rank}: ${name}`,
  takeClaim: 'Take what the file claims',
  suggestions: 'Places of that name',
  population: (count: string) => `${count} people`,
  typo: (spelling: string) => `did you mean ${spelling}?`,
  reasons: 'Reasons',
  reasonsPlaceholder: 'What convinced you',
  undecidedPlaceholder: 'Why it cannot be said',
  against: 'What speaks against it',
  againstPlaceholder: 'What does not fit, what was not checked',
  againstLabel: 'Against it:',
  save: 'Give verdict',
  withdraw: 'Withdraw',
  reinstate: 'Let it stand again',
  history: (count: number) => (count === 1 ? '1 earlier verdict' : `${count} earlier verdicts`),
  withdrawn: 'Withdrawn',
  replaced: 'Replaced',
  noPlace: 'No place named',
}
