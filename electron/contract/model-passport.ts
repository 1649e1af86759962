// A model's passport: what its two files were made of and how, and the hashes that hold them to it. It lies beside them as one
// JSON file and travels with them. The same files made in the same way have the same passport, to the byte: it holds no times
// and no paths of a computer.
import { z } from 'zod'
import { sha256 } from './ids.ts'
import { modelKind } from './model-kind.ts'
import { runSettings } from './runs.ts'

export const PASSPORT_FORMAT = 'whereabouts-model-passport'
export const PASSPORT_VERSION = 1

/** Bytes; files of models go beyond 4 GB. */
const byteCount = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const words = z.string().max(1000)
const name = z.string().min(1).max(255)

/** A file beside the passport. */
export const passportFile = z.strictObject({ name, bytes: byteCount, sha256 })

/** Where the model came from. */
export const passportSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hub'), repository: words, revision: words.nullable() }),
  z.strictObject({ kind: z.literal('folder'), name }),
  /** An archive that brought the files without a passport; the hash is its manifest's. */
  z.strictObject({ kind: z.literal('archive'), name, manifestSha256: sha256 }),
  z.strictObject({ kind: z.literal('generated'), generator: words, version: z.number().int() }),
])

/** How a checkpoint became the two files. */
export const passportConversion = z.strictObject({
  /** Raised whenever the same checkpoint would become other files. */
  converterVersion: z.number().int(),
  program: words,
  /** llama.cpp's, whose quantiser packed the numbers; null where nothing was packed. */
  llamaBuild: words.nullable(),
  textFormat: words,
  projectorFormat: words,
  /** What it was made from. */
  weights: z.array(z.strictObject({ name, bytes: byteCount })).max(2000),
  /** LoRA adapters that were merged into the weights. */
  adapters: z.array(z.strictObject({ name, sha256, weight: z.number() })).max(64),
})

/** From the passport that the trainer wrote into the checkpoint's folder. */
export const passportTraining = z.strictObject({
  /** SHA-256 of that passport. */
  passportSha256: sha256,
  /** Verbs of the trainings that led to the model, the first one first. */
  stages: z.array(words).max(100),
  /** Of the trainer's source. */
  revision: words.nullable(),
})

const figure = z.union([z.number(), words, z.boolean(), z.null()])
const figures = z.record(z.string().max(100), z.union([figure, z.array(figure).max(1000)]))
/** Figures by their names; some are tables of figures, such as their intervals. */
export const passportFigures = z.record(
  z.string().max(100),
  z.union([figure, z.array(figure).max(1000), z.record(z.string().max(100), z.union([figure, z.array(figure).max(1000), figures]))]),
)

/** A person went on with files that had changed. What was known of the earlier ones by measuring them is left out. */
export const passportAcceptance = z.strictObject({
  acceptedAt: z.iso.datetime(),
  /** SHA-256 of the passport that this one takes the place of. */
  replaces: sha256,
  files: z.array(z.strictObject({ name, expected: sha256, found: sha256 })).max(2),
})

export const modelPassport = z.strictObject({
  format: z.literal(PASSPORT_FORMAT),
  version: z.literal(PASSPORT_VERSION),
  name: words,
  kind: modelKind,
  /** As the hub names it; null where nobody said. */
  licence: words.nullable(),
  source: passportSource,
  /** The model that it was trained from; null where nobody said. */
  base: z.strictObject({ name: words, sha256: sha256.nullable() }).nullable(),
  files: z.strictObject({ text: passportFile, projector: passportFile }),
  quantisation: words,
  /** Null where the files came as they are. */
  conversion: passportConversion.nullable(),
  /** Of the template's text, which is in the text model's file; null where it has none. */
  chatTemplateSha256: sha256.nullable(),
  /** How the model is asked. */
  asking: z.strictObject({
    /** One of the program's prompts, by its name. */
    prompt: words,
    maxImageTokens: z.number().int().nullable(),
    defaults: runSettings
      .pick({ samples: true, mode: true, temperature: true, topP: true, topK: true, minP: true, maxNewTokens: true, maxImageTokens: true })
      .strict(),
  }),
  training: passportTraining.nullable(),
  evaluation: passportFigures.nullable(),
  calibration: passportFigures.nullable(),
  /** Null where the files are those that the passport was drawn up for. */
  acceptance: passportAcceptance.nullable(),
})

export type ModelPassport = z.infer<typeof modelPassport>
export type PassportFile = z.infer<typeof passportFile>
export type PassportSource = z.infer<typeof passportSource>
export type PassportConversion = z.infer<typeof passportConversion>
export type PassportTraining = z.infer<typeof passportTraining>
export type PassportFigures = z.infer<typeof passportFigures>
