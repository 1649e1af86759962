import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { note, verdict } from '../../../electron/contract/cases.ts'
import type { PlaceId } from '../../../electron/contract/ids.ts'
import type { VerdictContent } from '../../../electron/contract/judgements.ts'
import { listLog } from '../../../electron/services/store/log.ts'
import { addNote, listNotes } from '../../../electron/services/store/notes.ts'
import { search } from '../../../electron/services/store/search.ts'
import { getSetting, saveSetting } from '../../../electron/services/store/settings.ts'
import { change } from '../../../electron/services/store/statements.ts'
import { inTransaction } from '../../../electron/services/store/transaction.ts'
import { decideVerdict, listVerdicts } from '../../../electron/services/store/verdicts.ts'
import { caseWithPhoto } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

describe('notes', () => {
  it('are kept in order with their author, on the case or on a photo', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const general = addNote(library.write, { caseId, photoId: null, text: 'Sent by a reader.' }, library.stamp())
    const particular = addNote(library.write, { caseId, photoId, text: 'The tram is a Remodelado.' }, library.stamp())
    expect(listNotes(library.read, { caseId })).toEqual([general, particular])
    expect(listNotes(library.read, { caseId, photoId })).toEqual([particular])
    expect(note.strict().parse(general)).toMatchObject({ author: 'ana' })
    expect(search(library.read, { query: 'remodelado', limit: 9 })).toMatchObject([{ kind: 'note', photoId }])
    expect(listLog(library.read, { limit: 1 })[0]).toMatchObject({ action: 'note-added', subject: `photo:${photoId}` })
  })
})

describe('verdicts', () => {
  const lisbon: Omit<VerdictContent, 'photoId'> = {
    precision: 'city',
    placeId: 2267057 as PlaceId,
    placeName: 'Lisboa',
    countryCode: 'PT',
    at: { lat: 38.71667, lon: -9.13333 },
    reasons: 'The funicular.',
    against: 'The sky.',
  }

  it('are added, the newest first, and never changed or deleted', () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    const undecided: VerdictContent = {
      ...{ photoId, precision: 'undecided', placeId: null, placeName: '', countryCode: null, at: null, reasons: '', against: '' },
    }
    const first = decideVerdict(library.write, undecided, library.stamp())
    const second = decideVerdict(library.write, { photoId, ...lisbon }, library.stamp())
    const verdicts = listVerdicts(library.read, { photoId })
    expect(verdicts).toEqual([second, first])
    for (const one of verdicts) expect(verdict.strict().parse(one)).toEqual(one)
    for (const sql of ["UPDATE verdicts SET reasons = 'x'", 'DELETE FROM verdicts']) {
      expect(() => inTransaction(library.write, () => change(library.write, sql))).toThrow('never')
    }
    expect(search(library.read, { query: 'funicular', limit: 9 })).toMatchObject([{ kind: 'note', photoId }])
    expect(listLog(library.read, { limit: 1 })[0]).toMatchObject({ action: 'verdict-decided', details: { placeName: 'Lisboa' } })
  })
})

describe('settings of the library', () => {
  it('are saved, replaced and logged', () => {
    const library = openForTest()
    const schema = z.object({ model: z.string() })
    expect(getSetting(library.read, 'start-with', schema)).toBeNull()
    saveSetting(library.write, { name: 'start-with', value: { model: 'a' } }, library.stamp())
    saveSetting(library.write, { name: 'start-with', value: { model: 'b' } }, library.stamp())
    expect(getSetting(library.read, 'start-with', schema)).toEqual({ model: 'b' })
    expect(listLog(library.read, { limit: 1 })[0]).toMatchObject({ action: 'setting-saved' })
  })
})
