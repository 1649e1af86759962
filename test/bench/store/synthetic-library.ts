// A large library of invented photos, written through the store's own functions.
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { createCase } from '../../../electron/services/store/cases.ts'
import { replaceClues } from '../../../electron/services/store/clues.ts'
import { addPhoto } from '../../../electron/services/store/photo-changes.ts'
import { claimNextRun, finishRun } from '../../../electron/services/store/run-changes.ts'
import { queueRun } from '../../../electron/services/store/runs.ts'
import { addSample } from '../../../electron/services/store/samples.ts'
import { inTransaction } from '../../../electron/services/store/transaction.ts'
import { newPhoto, newSample, SETTINGS, sampleRow, TIMINGS, textClue } from '../../fixtures/libraries/rows.ts'

const SYLLABLES = 'ka lo mi ta ru sen vo pra dul hi nor wes ba gri tan mo el za fu chi'.split(' ')
const REAL_WORDS = 'harbour tram station bakery hotel Straße café 東京 駅前 москва улица مطعم plaza bridge tower market'.split(' ')
const LINES_PER_PHOTO = 2
const WORDS_PER_LINE = 5
const WORDS_PER_REASONING = 60
/** One photo in this many has been run. */
const RUN_EVERY = 10

/** mulberry32 (T. Ettinger, public domain): the same library every time. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export function fillLibrary(library: Library, size: { cases: number; photosPerCase: number }, log: (text: string) => void): CaseId[] {
  const random = randomFrom(1)
  const pick = (list: string[]) => list[Math.floor(random() * list.length)]!
  const word = () => (random() < 0.2 ? pick(REAL_WORDS) : pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES))
  const words = (count: number) => Array.from({ length: count }, word).join(' ')
  const { write, stamp } = library

  const addOne = (caseId: CaseId, serial: number) => {
    const { photo } = addPhoto(write, newPhoto(caseId, `IMG_${serial}_${word()}.jpg`), stamp())
    const clues = Array.from({ length: LINES_PER_PHOTO }, () => textClue(words(WORDS_PER_LINE)))
    replaceClues(write, { photoId: photo.id, source: 'text', reader: 'bench', clues }, stamp())
    if (serial % RUN_EVERY === 0) runOnce(photo.id)
  }
  const runOnce = (photoId: PhotoId) => {
    queueRun(write, { photoId, settings: SETTINGS, modelMeansNothing: true, rerunOf: null, sessionId: library.session }, stamp())
    const { id: runId } = claimNextRun(write, { sessionId: library.session, adoptOrphans: false }, stamp())!
    addSample(write, { ...newSample(runId, 0), sample: sampleRow(0, { reasoning: words(WORDS_PER_REASONING) }) }, stamp())
    finishRun(write, { runId, timings: TIMINGS }, stamp())
  }

  return Array.from({ length: size.cases }, (_, index) => {
    log(`Writing case ${index + 1} of ${size.cases}`)
    return inTransaction(write, () => {
      const { id } = createCase(write, { title: `Case ${index + 1} ${words(3)}` }, stamp())
      for (let i = 0; i < size.photosPerCase; i++) addOne(id, index * size.photosPerCase + i)
      return id
    })
  })
}
