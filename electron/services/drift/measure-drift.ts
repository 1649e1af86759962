// A quantised model beside its reference on the same photos. First the reference answers all of them and what it finds probable
// at each word goes to disk; then the other reads the same words. So there is never more than one model in memory, and the
// divergences are over the whole vocabulary all the same.
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPair } from '../../../models/gguf/check-pair.ts'
import { arrayAt } from '../../../models/gguf/values.ts'
import { promptText } from '../../../models/prompts/prompt-part.ts'
import type { Drift, DriftModel, DriftPhoto } from '../../contract/drift.ts'
import { summariseDrift } from '../../core/drift/summarise-drift.ts'
import type { PlaceLookup } from '../../core/places/lookup.ts'
import type { InferenceEngine } from '../inference/engine.ts'
import type { Comparison, WrittenAnswer } from '../inference/engine-protocol.ts'
import type { ResolvedModel } from '../models/models.ts'
import type { Photos } from '../photos/photos.ts'
import { answerErrorKm } from './answer-error.ts'
import type { DriftPhotoFile } from './drift-photos.ts'
import { driftProblem } from './drift-problem.ts'

export interface DriftOrder {
  reference: ResolvedModel
  quantised: ResolvedModel
  photos: readonly DriftPhotoFile[]
  maxNewTokens: number
  maxImageTokens: number
  signal: AbortSignal
  /** `done` of `total` looks at a photo; each photo is looked at by both. */
  onProgress?: (done: number, total: number, of: 'reference' | 'quantised') => void
}

export interface DriftServices {
  engine: InferenceEngine
  photos: Pick<Photos, 'pixels'>
  places: PlaceLookup
  now: () => Date
}

/**
 * Throws `drift-other-vocabulary`, `drift-same-model`, `drift-no-room`, what the engine throws (`engine-died` among it), and the signal's
 * reason. Leaves nothing on the disk.
 */
export async function measureDrift(order: DriftOrder, services: DriftServices): Promise<Drift> {
  const vocabulary = commonVocabulary(order)
  const folder = await mkdtemp(join(tmpdir(), 'whereabouts-drift-'))
  try {
    await expectRoom(folder, order, vocabulary)
    return await measure(order, services, (photo) => join(folder, `${photo}.bin`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(order: DriftOrder, services: DriftServices, fileOf: (photo: number) => string): Promise<Drift> {
  const { reference, quantised, photos, maxNewTokens, signal, onProgress } = order
  const { engine } = services
  // Both see the same picture and read the same question: those of the reference.
  const limits = reference.imageLimits(order.maxImageTokens)
  const prompt = reference.prompt({ mode: 'reasoning', hint: '' })
  const asked = async (model: ResolvedModel, photo: number) => ({
    model: { textFile: model.textFile, projectorFile: model.projectorFile },
    image: await services.photos.pixels(photos[photo]!.path, limits, { signal }),
    prompt,
    maxNewTokens,
    maxImageTokens: limits.maxImageTokens,
    file: fileOf(photo),
  })
  const total = photos.length * 2
  const answers: WrittenAnswer[] = []
  for (const photo of photos.keys()) {
    onProgress?.(photo, total, 'reference')
    answers.push(await engine.remember(await asked(reference, photo), { signal }))
  }
  const compared: DriftPhoto[] = []
  for (const [photo, answer] of answers.entries()) {
    onProgress?.(photos.length + photo, total, 'quantised')
    const request = { ...(await asked(quantised, photo)), tokenIds: answer.tokenIds }
    compared.push(driftPhoto(photos[photo]!, answer, await engine.compare(request, { signal }), services.places))
  }
  onProgress?.(total, total, 'quantised')
  return {
    version: 1,
    measuredAt: services.now().toISOString(),
    llamaBuild: (await engine.describe()).llamaBuild,
    reference: described(reference),
    quantised: described(quantised),
    promptText: promptText(prompt),
    maxNewTokens,
    maxImageTokens: limits.maxImageTokens,
    photos: compared,
    summary: summariseDrift(
      compared,
      compared.filter((_, photo) => photos[photo]!.at !== null),
    ),
  }
}

function driftPhoto(photo: DriftPhotoFile, answer: WrittenAnswer, comparison: Comparison, places: PlaceLookup): DriftPhoto {
  const { divergences, sameChoices } = comparison
  const ownTokens = comparison.answer.tokenIds
  const firstOther = answer.tokenIds.findIndex((token, at) => token !== ownTokens[at])
  const errorOf = (written: WrittenAnswer) => (photo.at ? answerErrorKm(written, photo.at, places) : null)
  return {
    name: photo.name,
    tokens: answer.tokenIds.length,
    sameChoices: sameChoices.filter(Boolean).length,
    meanDivergence: divergences.reduce((sum, each) => sum + each, 0) / divergences.length,
    maxDivergence: Math.max(...divergences),
    commonTokens: firstOther < 0 ? answer.tokenIds.length : firstOther,
    referenceErrorKm: errorOf(answer),
    errorKm: errorOf(comparison.answer),
  }
}

/** Its length. Token numbers mean the same words in both, or nothing could be compared. */
function commonVocabulary({ reference, quantised }: DriftOrder): number {
  if (reference.textSha256 === quantised.textSha256 && reference.projectorSha256 === quantised.projectorSha256)
    throw driftProblem('drift-same-model', 'The model and its reference are the same files.', { textFile: quantised.textFile })
  const [one, other] = [reference, quantised].map(({ textFile, projectorFile }) => {
    const { metadata } = checkPair(textFile, projectorFile).textHeader
    return arrayAt(metadata, 'tokenizer.ggml.tokens')!.values
  }) as [readonly unknown[], readonly unknown[]]
  if (one.length === other.length && one.every((word, at) => word === other[at])) return one.length
  throw driftProblem('drift-other-vocabulary', 'The two models do not know the same words, so they cannot be compared word by word.', {
    reference: reference.textFile,
    quantised: quantised.textFile,
  })
}

const BYTES_A_NUMBER = 4

/** Every answer may be as long as it is allowed to be. */
async function expectRoom(folder: string, { photos, maxNewTokens }: DriftOrder, vocabulary: number): Promise<void> {
  const neededBytes = photos.length * maxNewTokens * vocabulary * BYTES_A_NUMBER
  const { bavail, bsize } = await statfs(folder)
  const freeBytes = bavail * bsize
  if (freeBytes >= neededBytes) return
  throw driftProblem('drift-no-room', 'There is not enough room for what the reference model says of each word.', {
    folder: tmpdir(),
    neededBytes,
    freeBytes,
  })
}

function described({ entry, quantisation, textSha256, projectorSha256 }: ResolvedModel): DriftModel {
  return { name: entry.name, quantisation, textSha256, projectorSha256 }
}
