// What was found of the things that samples claim to see, in English: reports say it, and so does the English page.
import type { EntityKind, EntityReason, EntityStatus } from '../../contract/entities.ts'

export const ENTITY_STATUS_WORDS: Record<EntityStatus, string> = {
  grounded: 'Found in the photo',
  doubtful: 'Doubtful',
  unsupported: 'Not found',
  unchecked: 'Not checked',
}

export const ENTITY_KIND_WORDS: Record<EntityKind, string> = {
  quoted: 'text',
  sign: 'sign',
  writing: 'writing',
  vehicle: 'vehicle',
  road: 'road',
  'street-furniture': 'street',
  vegetation: 'plants',
  terrain: 'terrain',
  water: 'water',
  architecture: 'building',
  worship: 'place of worship',
  'building-part': 'part of a building',
  landmark: 'landmark',
  people: 'people',
  clothing: 'clothing',
  flag: 'flag',
  animal: 'animal',
  weather: 'light and weather',
  food: 'food',
  object: 'thing',
}

/** Sentences; the figures that belong to them stand behind. */
export const ENTITY_REASON_WORDS: Record<EntityReason, string> = {
  'read-in-photo': 'The text reader, another program, read it in the photo.',
  'partly-read': 'The text reader read a part of it in the photo.',
  seen: 'Asked about it, the model says yes, and the photo is what makes it say so.',
  'hardly-seen': 'Asked about it, the model is not sure.',
  'seen-without-looking': 'The model says yes, but without the photo it says so nearly as readily.',
  'no-plain-answer': 'The model gave no plain yes or no.',
  'seen-not-read': 'The model says it is there; the text reader did not read it.',
  'not-seen': 'Asked about it, the model says it is not there.',
  'not-checked': 'Nobody has looked for it yet.',
}
