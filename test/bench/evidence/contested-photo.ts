// A photo whose evidence is contested: forty clues for places all over Europe and beyond, and a run of sixteen samples.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ModelId, PhotoId, RunId } from '../../../electron/contract/ids.ts'
import { cluesOf } from '../../../electron/core/clues/clues-of.ts'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { openPlaces } from '../../../electron/services/places/places.ts'
import { lastReader, replaceClues } from '../../../electron/services/store/clues.ts'
import { claimNextRun, finishRun } from '../../../electron/services/store/run-changes.ts'
import { queueRun } from '../../../electron/services/store/runs.ts'
import { addSample } from '../../../electron/services/store/samples.ts'
import { ensureGazetteer } from '../../../resources/gazetteer/ensure.ts'
import { root } from '../../driver/root.ts'
import { newSample, SETTINGS, sampleRow, TIMINGS } from '../../fixtures/libraries/rows.ts'
import { caseWith, openWorkbench } from '../../fixtures/workbench/open-workbench.ts'

export const CLUES = 40
export const SAMPLES = 16

const SIGNS = `Rua Augusta 24 Lisboa|Tel +351 21 342 7380|www.pasteis.pt|4050-123 Porto|€ 12,50|Café Central Coimbra|+34 91 523 45 67|Madrid
Barcelona|www.hotel-sol.es|Hôtel de Ville Lyon|Restaurant Marseille|69001 Lyon|+33 4 72 10 30 30|Springfield|Paris|Roma|Milano|Via Garibaldi Napoli
+39 06 698 1234|Berlin|München Hauptbahnhof|www.bahn.de|Wien|Zürich|Praha|Warszawa|Kraków|São Paulo|Rio de Janeiro|Santiago|Valencia|San José
Victoria|Cambridge|Sofia|Athens|Setúbal|Faro|Braga|Évora|Sevilla|Granada|Bilbao`.split(/[|\n]/)
const CITIES = ['Lisbon', 'Porto', 'Madrid', 'Lisbon', 'Seville', 'Rome', 'Nice', 'Coimbra']
const COUNTRIES = ['Portugal', 'Portugal', 'Spain', 'Portugal', 'Spain', 'Italy', 'France', 'Portugal']
const CORNERS = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 0.1 },
]

/** Writes it into a library of its own; returns whose answer is asked for. */
export async function contestedPhoto(folder: string): Promise<{ photoId: PhotoId; runId: RunId }> {
  const photoId = await readPhoto(folder)
  const places = openPlaces({ gazetteerFile: ensureGazetteer() })
  const library = openLibrary({ folder, actor: 'bench' })
  try {
    const textLines = SIGNS.map((text) => ({ text, polygon: CORNERS, confidence: 0.95, script: 'Latn', language: null, reader: 'bench' }))
    const clues = cluesOf({ photoId, metadata: null, textLines, lookup: places, newId: randomUUID })
    const telling = clues.filter(({ inPosterior, supports }) => inPosterior && supports.length > 0).slice(0, CLUES)
    if (telling.length < CLUES) throw new Error(`The signs give ${telling.length} clues, not ${CLUES}.`)
    // As if that reader had found them: a photo that was read is not read again when it is opened.
    const reader = lastReader(library.read, { photoId, source: 'text' })
    if (reader === null) throw new Error('The text of the photo was not read.')
    replaceClues(library.write, { photoId, source: 'text', reader, clues: telling }, library.stamp())
    const settings = { ...SETTINGS, modelId: 'bench-model' as ModelId, samples: SAMPLES }
    queueRun(library.write, { photoId, settings, modelKind: 'geolocation', rerunOf: null, sessionId: library.session }, library.stamp())
    const run = claimNextRun(library.write, { sessionId: library.session, adoptOrphans: false }, library.stamp())
    if (!run) throw new Error('The run was not queued.')
    for (let number = 0; number < SAMPLES; number++) {
      const words = { country: COUNTRIES[number % COUNTRIES.length] ?? null, city: CITIES[number % CITIES.length] ?? null }
      addSample(library.write, { ...newSample(run.id, number), sample: sampleRow(number, words) }, library.stamp())
    }
    finishRun(library.write, { runId: run.id, timings: TIMINGS }, library.stamp())
    return { photoId, runId: run.id }
  } finally {
    library.close()
    places.close()
  }
}

/** A photo of a case, whose metadata and text were read. */
async function readPhoto(folder: string): Promise<PhotoId> {
  const { client, close } = await openWorkbench({ folder, readOnArrival: true })
  try {
    const [photoId] = (await caseWith(client, [join(root, 'resources', 'samples', 'colosseum.webp')])).photoIds
    if (!photoId) throw new Error('The photo was not added.')
    while (!(await client.photos.get({ photoId })).textRead) await setTimeout(200)
    return photoId
  } finally {
    await close()
  }
}
