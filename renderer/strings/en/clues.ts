import type { Clue, ClueKind } from '../../../electron/contract/clues.ts'

const kinds: Record<ClueKind, string> = {
  gps: 'GPS position',
  'capture-time': 'Capture time',
  camera: 'Camera',
  software: 'Software',
  caption: 'Caption',
  'text-line': 'Text',
  'place-name': 'Place name',
  'country-name': 'Country name',
  'country-domain': 'Country domain',
  'phone-prefix': 'Phone prefix',
  currency: 'Currency',
  'number-plate': 'Number plate',
  postcode: 'Postcode',
  script: 'Script',
  language: 'Language',
  landmark: 'Landmark',
  architecture: 'Buildings',
  landscape: 'Landscape or plants',
  traffic: 'Roads or vehicles',
  people: 'People or clothing',
  testimony: 'Somebody’s word',
  'own-knowledge': 'Own knowledge',
}

const sources: Record<Clue['source'], string> = {
  metadata: 'metadata',
  text: 'text in the photo',
  analyst: 'analyst',
}

const standings: Record<Clue['standing'], string> = {
  proposed: 'Proposed',
  accepted: 'Accept',
  doubted: 'Doubt',
  rejected: 'Reject',
}

export const clueStrings = {
  kinds,
  sources,
  standings,
  strength: { none: 'says nothing of the place', weak: 'weak', fair: 'fair', strong: 'strong', veryStrong: 'very strong' },
  supports: 'Speaks for',
  more: (count: number) => `and ${count} more`,
  standingLabel: (title: string) => `Your judgement of “${title}”`,
  boxLabel: (title: string) => `Clue in the photo: ${title}`,
  showBoxes: 'Show clue boxes',
  hideBoxes: 'Hide clue boxes',
  emptyTitle: 'No clues found',
  emptyText: 'Neither the metadata nor any text in this photo says something about a place.',
  loading: 'Reading the clues…',
  notReadTitle: 'Not read yet',
  notRead: 'Text in the photo is read in the background, or at the latest when the photo is located.',
  groupPlace: 'What may tell the place',
  groupText: (count: number) => `Text read in the photo (${count})`,
  groupMetadata: 'What the metadata says',
  groupMetadataText: 'Metadata is easily changed. It is shown for comparison and never mixed into the answer.',
  readBy: (reader: string, confidence: string) => `read by ${reader}, ${confidence} sure`,
}
