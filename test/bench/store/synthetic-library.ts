// A large library of invented photos: one case is written through the store's own functions, the others are copies of it with names of their own.
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { createCase } from '../../../electron/services/store/cases.ts'
import { replaceClues } from '../../../electron/services/store/clues.ts'
import { addPhoto } from '../../../electron/services/store/photo-changes.ts'
import { claimNextRun, finishRun } from '../../../electron/services/store/run-changes.ts'
import { queueRun } from '../../../electron/services/store/runs.ts'
import { addSample } from '../../../electron/services/store/samples.ts'
import { SEARCH_KINDS } from '../../../electron/services/store/search.ts'
import { many } from '../../../electron/services/store/statements.ts'
import { inTransaction } from '../../../electron/services/store/transaction.ts'
import { decideVerdict } from '../../../electron/services/store/verdicts.ts'
import { changeCase, changePhoto } from '../../../electron/services/store/work.ts'
import { newPhoto, newSample, SETTINGS, sampleRow, TIMINGS, textClue } from '../../fixtures/libraries/rows.ts'
import { copiesOfCase } from './copied-cases.ts'

const SYLLABLES = 'ka lo mi ta ru sen vo pra dul hi nor wes ba gri tan mo el za fu chi'.split(' ')
const REAL_WORDS = 'harbour tram station bakery hotel Straße café 東京 駅前 москва улица مطعم plaza bridge tower market'.split(' ')
const LINES_PER_PHOTO = 2
const WORDS_PER_LINE = 5
const WORDS_PER_REASONING = 60
/** One photo in this many has been run. */
const RUN_EVERY = 10
/** One photo in so many has a verdict, is tagged, and is nearly the same as the one before it. */
const VERDICT_EVERY = 20
const TAG_EVERY = 25
const COPY_EVERY = 50
const TAGS = ['night', 'street', 'urgent', 'shadow', 'sign', 'from source A']
const PEOPLE = ['Ana', 'Ben', 'Cléo']
const STATUSES = ['in-progress', 'needs-help', 'ready', 'closed'] as const

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
  const pick = <Item>(list: readonly Item[]) => list[Math.floor(random() * list.length)]!
  const word = () => (random() < 0.2 ? pick(REAL_WORDS) : pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES))
  const words = (count: number) => Array.from({ length: count }, word).join(' ')
  const { write, stamp } = library

  let hash = 0n
  const nextHash = (serial: number) => {
    const bits = () => BigInt(Math.floor(random() * 2 ** 32))
    hash = serial % COPY_EVERY === 0 ? hash ^ (1n << BigInt(Math.floor(random() * 64))) : (bits() << 32n) | bits()
    return hash.toString(16).padStart(16, '0')
  }
  const addOne = (caseId: CaseId, serial: number) => {
    const row = { ...newPhoto(caseId, `IMG_${serial}_${word()}.jpg`), perceptualHash: nextHash(serial) }
    const { photo } = addPhoto(write, row, stamp())
    const clues = Array.from({ length: LINES_PER_PHOTO }, () => textClue(words(WORDS_PER_LINE)))
    replaceClues(write, { photoId: photo.id, source: 'text', reader: 'bench', clues }, stamp())
    if (serial % RUN_EVERY === 0) runOnce(photo.id)
    if (serial % TAG_EVERY === 0)
      changePhoto(write, { photoId: photo.id, changes: { status: pick(STATUSES), tags: [pick(TAGS)] } }, stamp())
    if (serial % VERDICT_EVERY === 0) {
      const at = { lat: random() * 120 - 60, lon: random() * 360 - 180 }
      const verdict = {
        precision: 'city',
        placeId: null,
        placeName: word(),
        countryCode: null,
        at,
        reasons: words(8),
        against: '',
      } as const
      decideVerdict(write, { photoId: photo.id, ...verdict }, stamp())
    }
  }
  const runOnce = (photoId: PhotoId) => {
    queueRun(write, { photoId, settings: SETTINGS, modelKind: 'test', rerunOf: null, sessionId: library.session }, stamp())
    const { id: runId } = claimNextRun(write, { sessionId: library.session, adoptOrphans: false }, stamp())!
    addSample(write, { ...newSample(runId, 0), sample: sampleRow(0, { reasoning: words(WORDS_PER_REASONING) }) }, stamp())
    finishRun(write, { runId, timings: TIMINGS }, stamp())
  }

  const bringBack = setIndexAside(library)
  log('Writing the first case')
  const first = inTransaction(write, () => {
    const { id } = createCase(write, { title: `Case 1 ${words(3)}` }, stamp())
    changeCase(write, { caseId: id, changes: { status: pick(STATUSES), assignee: pick(PEOPLE), tags: [pick(TAGS)] } }, stamp())
    for (let serial = 0; serial < size.photosPerCase; serial++) addOne(id, serial)
    return id
  })
  log(`Copying it ${size.cases - 1} times`)
  const cases = [
    first,
    ...copiesOfCase(write, { caseId: first, copies: size.cases - 1, titleOf: (index) => `Case ${index + 1} ${words(3)}` }),
  ]
  log('Indexing the words')
  bringBack()
  return cases
}

/** Hundreds of thousands of words are indexed faster at once than one by one; the index is the same. Returns how to do it. */
function setIndexAside({ write }: Library): () => void {
  const triggers = many<{ name: string; sql: string }>(
    write,
    `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'search_entries'`,
  )
  for (const { name } of triggers) write.exec(`DROP TRIGGER ${name}`)
  return () => {
    for (const kind of SEARCH_KINDS) write.exec(`INSERT INTO search_words_${kind} (search_words_${kind}) VALUES ('rebuild')`)
    for (const { sql } of triggers) write.exec(sql)
  }
}
