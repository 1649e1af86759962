import type { CheckStage } from '../../../electron/contract/entities.ts'
import type { ModelKind } from '../../../electron/contract/model-kind.ts'
import type { AgreementLevel } from '../../../electron/core/entities/agreement.ts'
import { ENTITY_KIND_WORDS, ENTITY_REASON_WORDS, ENTITY_STATUS_WORDS } from '../../../electron/core/report/entity-words.ts'

const levels: Record<AgreementLevel, string> = {
  all: 'All samples say',
  most: 'Most say',
  few: 'Some say',
  one: 'Only one says',
}

const stages: Record<CheckStage, string> = {
  'reading-text': 'Reading text in the photo',
  'loading-model': 'Loading the model',
  'encoding-photo': 'Showing the photo to the model',
  asking: 'Asking about each claim',
  'asking-without-photo': 'Asking without the photo, for comparison',
  placing: 'Asking where it is',
}

const samples = (count: number) => (count === 1 ? '1 sample' : `${count} samples`)

export const entityStrings = {
  statuses: ENTITY_STATUS_WORDS,
  kinds: ENTITY_KIND_WORDS,
  reasons: ENTITY_REASON_WORDS,
  levels,
  stages,
  samples,
  views: { agreement: 'Agreement', side: 'Side by side', one: 'One sample' },
  viewLabel: 'Way of reading',
  readWide: 'Read wide',
  readNarrow: 'Back to the narrow column',
  answers: 'Answers',
  noAnswer: 'No place named',
  noCity: 'no city named',
  claims: 'What they claim to see',
  noClaims: 'These samples name nothing that could be looked for in the photo.',
  nothingYet: 'Nothing to compare yet: the first sample is still being written.',
  places: 'Named, but not answered',
  placesText: 'Places that come up in the reasoning and are nobody’s answer.',
  namedBy: (count: number, all: number) => `${count} of ${all}`,
  times: (count: number, all: number) => `named by ${count} of ${samples(all)}`,
  moreClaims: (count: number) => `Show ${count} more`,
  fewerClaims: 'Show fewer',
  check: 'Check what it claims to see',
  checkRest: (count: number) => `Check the remaining ${count}`,
  cancelCheck: 'Stop checking',
  cancelling: 'Stopping…',
  waiting: 'Waiting for its turn',
  checkedOf: (done: number, all: number) => `${done} of ${all}`,
  checkProgress: 'Progress of the check',
  stopped: {
    cancelled: 'The check was stopped; what was found is kept.',
    interrupted: 'The program ended during the check; what was found is kept.',
  },
  summary: (found: number, checked: number) =>
    checked === 0 ? 'None of its claims has been checked.' : `${found} of ${checked} checked claims were found in the photo.`,
  counts: 'Claims by what was found',
  trustTitle: 'How far to trust this',
  trust: [
    'Quoted text is compared with what a separate program reads in the photo. That is strong evidence.',
    'Everything else is asked of the model that made the claim: once with the photo, once without. Only a yes that needs the photo counts. It is still a model asked about itself, which is weak evidence.',
    'Nothing of this changes the answer or the map.',
  ],
  checksOf: {
    geolocation: null,
    demonstration: 'Demonstration model: it never learnt to check anything, and its checks mean nothing.',
    test: 'Test model: its checks mean nothing.',
  } satisfies Record<ModelKind, string | null>,
  asked: (what: string) => `Asked for: ${what}`,
  probabilities: (seen: string, control: string) => `Yes with the photo: ${seen}. Without it: ${control}.`,
  line: (text: string, reader: string, confidence: string) => `“${text}”, read by ${reader}, ${confidence} sure`,
  described: 'Described as',
  regionRead: 'Marked in the photo where the text was read.',
  regionModel: 'Marked in the photo where the model points.',
  saidIn: 'Said in',
  showSample: (number: number) => `Show in sample ${number + 1}`,
  sampleNumber: (number: number) => String(number + 1),
  closeDetail: 'Close',
  next: 'Next claim',
  previous: 'Previous claim',
  legend: 'Marks',
  unclaimed: 'Said not to be there, or only imagined',
  mark: (label: string, status: string) => `${label}: ${status}`,
  boxLabel: (label: string, status: string) => `Claim in the photo: ${label} (${status})`,
  showBoxes: 'Show what the samples claim to see',
  hideBoxes: 'Hide what the samples claim to see',
  earlier: 'Earlier samples',
  later: 'Later samples',
  columnsShown: (from: number, to: number, all: number) =>
    to - from === 1 ? `Sample ${to} of ${all}` : `Samples ${from + 1}–${to} of ${all}`,
  narrow: 'There is room for one sample here. Read wide to see several beside each other.',
  shared: 'Named by more than one of these',
  wordsSoFar: (count: number) => `${count} words so far`,
  copy: 'Copy',
  copied: 'Copied',
  setting: 'Check what it claims to see',
  settingHint:
    'After the run, each visible thing that a sample names is looked for in the photo. The run’s answer is there before; the check takes its own time.',
}
