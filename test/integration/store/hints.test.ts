import { describe, expect, it } from 'vitest'
import type { HintArea, HintContent, HintId } from '../../../electron/contract/hints.ts'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { OverlayId } from '../../../electron/contract/map-exchange.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { actHistory, perform, redoAct, undoAct } from '../../../electron/services/store/acts/acts.ts'
import { hintsOfRun, listHints, saveHintsOfRun } from '../../../electron/services/store/hints.ts'
import { listLog, verifyLog } from '../../../electron/services/store/log.ts'
import { featuresOfOverlay, keepOverlay, listOverlays } from '../../../electron/services/store/overlays.ts'
import { caseWithPhoto, runUnderWay, sha256Of } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const id = (digit: number) => `${digit}`.repeat(8).concat('-4444-4444-8444-444444444444') as HintId
const circle: HintArea = { kind: 'circle', centre: { lat: 38.7, lon: -9.1 }, radiusKm: 12.5 }
const triangle: HintArea = {
  kind: 'polygon',
  rings: [
    [
      { lat: 10, lon: 179 },
      { lat: 12, lon: -179 },
      { lat: 8, lon: -178.5 },
    ],
  ],
}
const content = (more: Partial<HintContent> = {}): HintContent => ({
  ...{ side: 'inside', area: circle, strength: 'certain', name: 'Lisboa', note: 'A witness.', on: true },
  ...more,
})
const undo = (library: Library, caseId: CaseId) =>
  undoAct(library.write, { caseId, number: actHistory(library.read, { caseId }).undo!.number }, library.stamp())
const redo = (library: Library, caseId: CaseId) =>
  redoAct(library.write, { caseId, number: actHistory(library.read, { caseId }).redo!.number }, library.stamp())
const seen = (library: Library, caseId: CaseId, photoId: PhotoId) =>
  listHints(library.read, { caseId, photoId }).map(({ name, area, on, photoId: of }) => ({ name, area, on, ofPhoto: of !== null }))

describe('hints in the library', () => {
  it('are added, changed and removed, undone to the beginning and done again to the end, and the log tells each step', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const acts = [
      { type: 'add-hint', hintId: id(1), caseId, photoId, content: content() },
      { type: 'add-hint', hintId: id(2), caseId, photoId: null, content: content({ area: triangle, name: 'Not at sea', side: 'outside' }) },
      { type: 'change-hint', hintId: id(1), content: content({ on: false, name: 'Lisboa, perhaps', strength: 'perhaps' }) },
      { type: 'remove-hint', hintId: id(2) },
    ] as const
    const states = [seen(library, caseId, photoId)]
    for (const act of acts) {
      perform(library.write, act, library.stamp())
      states.push(seen(library, caseId, photoId))
    }
    expect(states.at(-1)).toEqual([{ name: 'Lisboa, perhaps', area: circle, on: false, ofPhoto: true }])
    for (const state of states.slice(0, -1).toReversed()) {
      undo(library, caseId)
      expect(seen(library, caseId, photoId)).toEqual(state)
    }
    for (const state of states.slice(1)) {
      redo(library, caseId)
      expect(seen(library, caseId, photoId)).toEqual(state)
    }
    const told = listLog(library.read, { limit: 500 }).map(({ action }) => action)
    for (const action of ['hint-added', 'hint-changed', 'hint-removed', 'hint-brought-back']) expect(told).toContain(action)
    expect(verifyLog(library.read).intact).toBe(true)
  })

  it('one on the case speaks for every photo of it, one on a photo for that photo alone', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    perform(library.write, { type: 'add-hint', hintId: id(1), caseId, photoId, content: content() }, library.stamp())
    perform(library.write, { type: 'add-hint', hintId: id(2), caseId, photoId: null, content: content() }, library.stamp())
    expect(listHints(library.read, { caseId, photoId })).toHaveLength(2)
    expect(listHints(library.read, { caseId, photoId: null }).map(({ id: of }) => of)).toEqual([id(2)])
  })

  it('that a run’s answer rested on are kept with it, whatever becomes of them, and the log holds their hash', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const runId = runUnderWay(library, photoId)
    for (const [digit, on] of [
      [1, true],
      [2, false],
      [3, true],
    ] as const)
      perform(library.write, { type: 'add-hint', hintId: id(digit), caseId, photoId, content: content({ on }) }, library.stamp())
    const hints = listHints(library.read, { caseId, photoId })
    saveHintsOfRun(library.write, { runId, photoId, hints: hints.toReversed() }, library.stamp())
    perform(library.write, { type: 'remove-hint', hintId: id(1) }, library.stamp())
    const recorded = hintsOfRun(library.read, { runId })!
    expect(recorded.hints.map(({ id: of }) => of)).toEqual([id(1), id(3)])
    expect(recorded.hints[0]).toMatchObject(content())
    const entry = listLog(library.read, { limit: 500 }).find(({ action }) => action === 'hints-recorded')
    expect(entry?.details).toMatchObject({ run: runId, hints: 2, sha256: recorded.sha256 })
    // A later answer without hints takes the record's place.
    saveHintsOfRun(library.write, { runId, photoId, hints: [] }, library.stamp())
    expect(hintsOfRun(library.read, { runId })).toBeNull()
  })

  it('of another library’s photo are refused', () => {
    const library = openForTest()
    const { caseId } = caseWithPhoto(library)
    const act = { type: 'add-hint', hintId: id(1), caseId, photoId: id(9) as string as PhotoId, content: content() } as const
    expect(() => perform(library.write, act, library.stamp())).toThrow('There is no such photo')
  })
})

describe('overlays in the library', () => {
  it('come onto the map by an act, and go by undoing it', () => {
    const library = openForTest()
    const { caseId } = caseWithPhoto(library)
    const overlayId = id(7) as string as OverlayId
    const features = [
      { name: 'Quay <b>7</b>', description: '', shape: { kind: 'point', at: [-9.1, 38.7] } },
      {
        name: '',
        description: 'x',
        shape: {
          kind: 'line',
          line: [
            [0, 0],
            [1, 1],
          ],
        },
      },
    ] as const
    const row = { id: overlayId, caseId, name: 'Quays', format: 'kml', fileName: 'quays.kml', byteLength: 9, refused: ['1 point'] } as const
    keepOverlay(
      library.write,
      { ...row, sha256: sha256Of('x'), refused: [...row.refused], features: structuredClone(features) as never },
      library.stamp(),
    )
    expect(listOverlays(library.read, { caseId })).toEqual([])
    perform(library.write, { type: 'add-overlay', overlayId }, library.stamp())
    expect(listOverlays(library.read, { caseId })).toMatchObject([{ name: 'Quays', featureCount: 2, refused: ['1 point'] }])
    expect(featuresOfOverlay(library.read, overlayId)).toEqual(features)
    undo(library, caseId)
    expect(listOverlays(library.read, { caseId })).toEqual([])
    redo(library, caseId)
    expect(listOverlays(library.read, { caseId })).toHaveLength(1)
    expect(verifyLog(library.read).intact).toBe(true)
  })
})
