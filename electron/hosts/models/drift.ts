// The drift check in a terminal: the same services as the page's, over the library's models or over files by their path.
import { dirname, resolve } from 'node:path'
import type { Drift } from '../../contract/drift.ts'
import { modelId } from '../../contract/ids.ts'
import { ProblemError } from '../../core/problem.ts'
import { openNodeChild } from '../../services/children/node-line.ts'
import { driftPhotos } from '../../services/drift/drift-photos.ts'
import { measureDrift } from '../../services/drift/measure-drift.ts'
import { createEngine, type InferenceEngine } from '../../services/inference/engine.ts'
import { createFoundFiles } from '../../services/models/found-files.ts'
import { pairFiles } from '../../services/models/found-pairs.ts'
import { createModels, type ResolvedModel } from '../../services/models/models.ts'
import { createPhotos } from '../../services/photos/photos.ts'
import { GAZETTEER_FILE, openPlaces } from '../../services/places/places.ts'
import { fromWhereTyped } from '../library-folder.ts'
import type { DriftOrders } from './drift-orders.ts'

/** Throws as `measureDrift`, `model-unknown`. */
export async function checkDrift(orders: DriftOrders, signal: AbortSignal, say: (line: string) => void): Promise<Drift> {
  const engine = createEngine({ openChild: openNodeChild })
  const photos = createPhotos({ openChild: openNodeChild })
  const places = openPlaces({ gazetteerFile: GAZETTEER_FILE })
  try {
    const { maxNewTokens, maxImageTokens, photosFolder } = orders
    const reference = await resolved(orders.reference, orders, { engine, signal, say })
    const quantised = await resolved(orders.quantised, orders, { engine, signal, say })
    const order = { reference, quantised, photos: await driftPhotos(photosFolder, photos, signal), maxNewTokens, maxImageTokens, signal }
    const names = { reference: 'The reference', quantised: 'The quantised model' }
    const onProgress = (done: number, total: number, of: keyof typeof names) => {
      if (done < total) say(`${names[of]} looks at photo ${(done % order.photos.length) + 1} of ${order.photos.length}`)
    }
    return await measureDrift({ ...order, onProgress }, { engine, photos, places, now: () => new Date() })
  } finally {
    engine.close()
    photos.close()
    places.close()
  }
}

interface Tools {
  engine: InferenceEngine
  signal: AbortSignal
  say: (line: string) => void
}

async function resolved(given: string, { libraryFolder }: DriftOrders, { engine, signal, say }: Tools): Promise<ResolvedModel> {
  const path = /\.gguf$/i.test(given) ? fromWhereTyped(given) : null
  const modelsFolder = path ? dirname(path) : `${libraryFolder}/models`
  const models = createModels({
    modelsFolder,
    adaptersFolder: `${libraryFolder}/adapters`,
    convert: (order, { signal: converting, onProgress }) =>
      engine.convert(order, {
        ...(converting && { signal: converting }),
        onEvent: ({ bytesDone, bytesTotal }) => onProgress?.(bytesDone / bytesTotal),
      }),
  })
  let said = ''
  const onProgress = (_: number | null, message: string) => {
    if (message !== said) say(message)
    said = message
  }
  return models.resolve(path ? idOfFile(path, modelsFolder) : asModelId(given), { signal, onProgress })
}

function idOfFile(path: string, folder: string) {
  // The id is made of the file’s name alone, whatever its projector.
  const pair = pairFiles(createFoundFiles(folder)(), () => null).find(({ text }) => resolve(text.path) === path)
  if (pair) return pair.id
  throw noModel(path)
}

function asModelId(given: string) {
  const { data } = modelId.safeParse(given)
  if (data) return data
  throw noModel(given)
}

function noModel(given: string): ProblemError {
  return new ProblemError({
    code: 'model-unknown',
    message: `“${given}” is no model that this program runs.`,
    remedy: 'Name a model by its id, or by the path of its text file (.gguf).',
    details: { given },
  })
}
