import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { AnalystClue } from '../../../electron/contract/analyst-clues.ts'
import { type ClueId, clueId } from '../../../electron/contract/ids.ts'
import { actHistory, perform, redoAct, undoAct } from '../../../electron/services/store/acts/acts.ts'
import { getClue, listClues, replaceClues } from '../../../electron/services/store/clues.ts'
import { listLog, verifyLog } from '../../../electron/services/store/log.ts'
import { search } from '../../../electron/services/store/search.ts'
import { caseWithPhoto, textClue } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const newId = (): ClueId => clueId.parse(randomUUID())
const tram: AnalystClue = {
  kind: 'landmark',
  target: { kind: 'place', placeId: null, name: 'Lisbon, Portugal', countryCode: 'PT', at: { lat: 38.72, lon: -9.14 }, radiusKm: 7.6 },
  strength: 'strong',
  quote: 'yellow tram on a steep street',
  reason: 'Remodelado trams run nowhere else <b>today</b>.',
  where: null,
}

describe('clues of an analyst’s own', () => {
  it('are added, changed and removed, and every step goes back and forth', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const id = newId()
    const act = (deed: Parameters<typeof perform>[1]) => perform(library.write, deed, library.stamp())
    const titles = () => listClues(library.read, { photoId }).map(({ title }) => title)
    act({ type: 'add-clue', clueId: id, photoId, content: tram })
    expect(getClue(library.read, id)).toMatchObject({ source: 'analyst', standing: 'accepted', reliability: 0.7, own: tram })
    act({ type: 'change-clue', clueId: id, content: { ...tram, target: { kind: 'country', countryCode: 'PT', name: 'Portugal' } } })
    expect(titles()).toEqual(['Portugal'])
    act({ type: 'remove-clue', clueId: id })
    expect(titles()).toEqual([])

    const step = (how: typeof undoAct, which: 'undo' | 'redo') => {
      const record = actHistory(library.read, { caseId })[which]
      how(library.write, { caseId, number: record!.number }, library.stamp())
      return titles()
    }
    expect(step(undoAct, 'undo')).toEqual(['Portugal'])
    expect(step(undoAct, 'undo')).toEqual(['Lisbon, Portugal'])
    expect(step(undoAct, 'undo')).toEqual([])
    expect(step(redoAct, 'redo')).toEqual(['Lisbon, Portugal'])
    expect(step(redoAct, 'redo')).toEqual(['Portugal'])
    expect(step(redoAct, 'redo')).toEqual([])
    expect(verifyLog(library.read).intact).toBe(true)
    expect(listLog(library.read, { limit: 50 }).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['clue-added', 'clue-changed', 'clue-removed', 'clue-brought-back']),
    )
  })
  it('are found by their words for as long as they stand, as the text that they are', () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    const id = newId()
    perform(library.write, { type: 'add-clue', clueId: id, photoId, content: tram }, library.stamp())
    const found = () => search(library.read, { query: 'remodelado', limit: 5 })
    expect(found()).toMatchObject([{ kind: 'note', photoId }])
    expect(found()[0]!.excerpt).toContain('<b>today</b>')
    perform(library.write, { type: 'remove-clue', clueId: id }, library.stamp())
    expect(found()).toEqual([])
  })
  it('stay when the photo is read anew, and only they can be changed', () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    perform(library.write, { type: 'add-clue', clueId: newId(), photoId, content: tram }, library.stamp())
    const [read] = replaceClues(library.write, { photoId, source: 'text', reader: 'r', clues: [textClue('Rua')] }, library.stamp())
    expect(listClues(library.read, { photoId }).map(({ source }) => source)).toEqual(['analyst', 'text'])
    expect(() => perform(library.write, { type: 'remove-clue', clueId: read!.id }, library.stamp())).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'not-your-clue' }) }),
    )
    expect(listClues(library.read, { photoId })).toHaveLength(2)
  })
})
