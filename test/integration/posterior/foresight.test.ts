import { randomUUID } from 'node:crypto'
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
  const open = () => createAnswers({ library, places: { ...places, worldGrid }, models: { reliability: () => 0 } as unknown as Models })
  const judge = (clue: Clue, standing: Clue['standing']) =>
    void perform(library.write, { type: 'judge-clue', clueId: clue.id, standing }, library.stamp())
  const [clue] = listClues(library.read, { photoId }).filter(({ supports }) => supports.length > 0)
  return { answers: open(), anew: open, judge, clue: clue as Clue, photoId, workedOut: () => worked }
}

describe('the answer to a judgement that was foreseen', () => {
  it('is the one that would have been worked out, and is not worked out again', () => {
    const { answers, anew, judge, clue, photoId, workedOut } = answering()
    const before = answers.ofPhoto(photoId)
    const standings = ['rejected', 'doubted', 'accepted'] as const
    const foreseen = standings.map((standing) => answers.foresee({ clueId: clue.id, standing, runId: null }))
    expect(workedOut()).toBe(1 + 3)
    expect(foreseen[0]).not.toEqual(before)
    for (const [index, standing] of [...standings, 'proposed' as const].entries()) {
      judge(clue, standing)
      const answer = answers.ofPhoto(photoId)
      expect(answer).toBe(foreseen[index] ?? before)
      expect(answer).toEqual(anew().ofPhoto(photoId))
    }
    // Only those that the others worked out for themselves.
    expect(workedOut()).toBe(1 + 3 + 4)
  })
})
