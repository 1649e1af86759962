import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Clue } from '../../../electron/contract/clues.ts'
import { cluesOf } from '../../../electron/core/clues/clues-of.ts'
import { createAnswers } from '../../../electron/services/answers/answers.ts'
import type { Models } from '../../../electron/services/models/models.ts'
import { perform } from '../../../electron/services/store/acts/acts.ts'
import { listClues, replaceClues } from '../../../electron/services/store/clues.ts'
import { caseWithPhoto } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'
import { realPlaces } from '../places/gazetteer.ts'

const SIGNS = ['Tel +351 21 342 7380', 'Café Central Coimbra', '+34 91 523 45 67']

function answering() {
  const library = openForTest()
  const places = realPlaces()
  const { photoId } = caseWithPhoto(library)
  const corners = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
  ]
  const textLines = SIGNS.map((text) => ({ text, polygon: corners, confidence: 0.95, script: 'Latn', language: null, reader: 'test' }))
  const clues = cluesOf({ photoId, metadata: null, textLines, lookup: places, newId: randomUUID })
  replaceClues(library.write, { photoId, source: 'text', reader: 'test', clues }, library.stamp())
  let worked = 0
  // Each answer that is worked out asks for the grid once.
  const worldGrid = () => {
    worked++
    return places.worldGrid()
  }
  const { signal } = new AbortController()
  const open = () =>
    createAnswers({
      ...{ library, places: { ...places, worldGrid }, signal },
      models: { reliability: () => 0 } as unknown as Models,
      onBug: (bug) => {
        throw bug
      },
    })
  const judge = (clue: Clue, standing: Clue['standing']) =>
    void perform(library.write, { type: 'judge-clue', clueId: clue.id, standing }, library.stamp())
  const [clue] = listClues(library.read, { photoId }).filter(({ supports }) => supports.length > 0)
  return { answers: open(), anew: open, judge, clue: clue as Clue, photoId, workedOut: () => worked }
}

describe('the answers to the judgements of a claim that is looked at', () => {
  it('are ready when it is judged, and are those that would have been worked out', async () => {
    const { answers, anew, judge, clue, photoId, workedOut } = answering()
    const before = answers.ofPhoto(photoId)
    answers.foresee(clue.id, null)
    for (let turn = 0; turn < 10; turn++) await setImmediate()
    const foreseen = workedOut()
    expect(foreseen).toBe(1 + 3)
    for (const standing of ['rejected', 'doubted', 'accepted', 'proposed'] as const) {
      judge(clue, standing)
      const answer = answers.ofPhoto(photoId)
      expect(answer).toEqual(anew().ofPhoto(photoId))
      if (standing === 'rejected') expect(answer).not.toEqual(before)
    }
    // Only those that the others worked out for themselves.
    expect(workedOut()).toBe(foreseen + 4)
  })
})
