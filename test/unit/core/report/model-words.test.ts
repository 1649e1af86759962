// Wherever the answer of a model stands that nobody should rely on, it says so.
import { describe, expect, it } from 'vitest'
import { modelKind } from '../../../../electron/contract/model-kind.ts'
import type { Run } from '../../../../electron/contract/runs.ts'
import { posteriorToGeoJson } from '../../../../electron/core/geojson/posterior-to-geojson.ts'
import { exportedPlaces } from '../../../../electron/core/map-exchange/exported-places.ts'
import { computePosterior } from '../../../../electron/core/posterior/posterior.ts'
import { MODEL_WARNINGS, passportSentence, passportWords } from '../../../../electron/core/report/model-words.ts'
import { runBlocks } from '../../../../electron/core/report/run-blocks.ts'
import { readablePhoto } from '../../../../electron/hosts/cli/readable.ts'
import { runStrings } from '../../../../renderer/strings/index.ts'
import { PASSPORT, SETTINGS, TIMINGS } from '../../../fixtures/libraries/rows.ts'
import { lisbon, reading, sample } from '../posterior/given.ts'
import { smallGrid } from '../posterior/small-grid.ts'

const posterior = computePosterior({ grid: smallGrid, samples: [sample(0, [reading(lisbon)])], modelReliability: 0.5, clues: [] })

const runOf = (kind: Run['modelKind']): Run =>
  ({
    ...{ id: 'r', photoId: 'p', caseId: 'c', state: 'finished', stage: null, settings: SETTINGS, passport: PASSPORT, timings: TIMINGS },
    ...{ problem: null, modelKind: kind, rerunOf: null, viewId: null, samplesFinished: 2 },
    ...{ queuedAt: '2026-01-01T00:00:00.000Z', startedAt: null, endedAt: null },
  }) as unknown as Run

/** Everything that a run's answer is shown or written as, outside the page. */
function everywhere(kind: Run['modelKind']): Record<string, string> {
  const run = runOf(kind)
  const photo = { fileName: 'a.jpg', sha256: 'ab' as never }
  const exported = exportedPlaces({ photo, run, posterior, verdict: null, claim: null, hints: [] }, false)
  const located = { file: 'a.jpg', photo: null, run, posterior, metadata: null, clues: [], samples: [], problem: null }
  return {
    terminal: readablePhoto(located as never),
    report: JSON.stringify(runBlocks([run])),
    geojson: JSON.stringify(posteriorToGeoJson(posterior, { photo, run })),
    'map files': JSON.stringify(exported),
  }
}

describe.each(modelKind.options)('an answer of a %s model', (kind) => {
  const warnings = Object.values(MODEL_WARNINGS).flatMap((warning) => warning?.title ?? [])

  it.each(Object.entries(everywhere(kind)))('in the %s', (_where, text) => {
    const own = MODEL_WARNINGS[kind]?.title
    expect(warnings.filter((title) => text.includes(title))).toEqual(own ? [own] : [])
  })

  it('in each feature of a map file', () => {
    const { features } = posteriorToGeoJson(posterior, { run: runOf(kind) })
    expect(features.length).toBeGreaterThan(1)
    for (const { properties } of features) {
      expect(properties.modelKind).toBe(kind)
      expect(properties.modelWarning).toBe(MODEL_WARNINGS[kind]?.title)
    }
  })

  it('on the page, in the same words', () => {
    expect(runStrings.modelWarnings[kind]).toEqual(MODEL_WARNINGS[kind])
  })
})

it('all kinds but one are warned of', () => {
  expect(modelKind.options.filter((kind) => !MODEL_WARNINGS[kind])).toEqual(['geolocation'])
})

describe('what vouches for a run’s model', () => {
  const sha256 = 'ab'.repeat(32) as never
  const told = (modelPassport: { sha256: never; changedFileAccepted: boolean } | null | undefined) => {
    const run = runOf('geolocation')
    const withIt = { ...run, passport: { ...PASSPORT, modelPassport } }
    const located = { file: 'a.jpg', photo: null, run: withIt, posterior, metadata: null, clues: [], samples: [], problem: null }
    return { report: JSON.stringify(runBlocks([withIt])), terminal: readablePhoto(located as never) }
  }

  it('is its passport, by its hash', () => {
    const { report, terminal } = told({ sha256, changedFileAccepted: false })
    expect(report).toContain(sha256)
    expect(terminal).not.toMatch(/passport/)
    expect(passportSentence({ sha256, changedFileAccepted: false })).toBe('')
  })
  it('is nothing where the model had none, and not known of runs of older versions', () => {
    expect(told(null).report).toContain('none: nothing says where the model’s files came from')
    expect(told(null).terminal).toContain('The model had no passport')
    expect(told(undefined).report).toContain('not recorded')
    expect(told(undefined).terminal).not.toMatch(/passport/)
  })
  it('is said to be of a changed file where somebody went on with one', () => {
    const { report, terminal } = told({ sha256, changedFileAccepted: true })
    for (const text of [report, terminal]) expect(text).toMatch(/changed/)
    expect(passportWords({ sha256, changedFileAccepted: true })).toContain(sha256)
  })
})
