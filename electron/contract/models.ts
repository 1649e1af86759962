// Models that can be run here: a text file and its projector as one unit, with the prompt they were trained on.
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { fitQuestion, modelFit } from './fit.ts'
import { modelId, sha256 } from './ids.ts'
import { modelKind } from './model-kind.ts'
import { modelPassport } from './model-passport.ts'
import { modelExportEvent, modelImportEvent } from './model-transfer.ts'
import { passportReference } from './passport-reference.ts'
import { problem } from './problem.ts'
import { runMode } from './runs.ts'
import { engineChoices, selfTest, selfTestEvent } from './self-test.ts'

export const model = z.object({
  id: modelId,
  name: z.string(),
  kind: modelKind,
  /** Probability, 0..1, that a sample of this model tells more than the prior; weighs its samples in the posterior. */
  reliability: z.number().min(0).max(1),
  /** How it can be asked; the first is what it was trained on. */
  modes: z.array(runMode).min(1),
  /** It was trained on photos of at most so many tokens, and is shown no larger ones; null: as many as the run's settings say. */
  maxImageTokens: z.number().int().nullable(),
  byteLength: z.number().int(),
  quantisation: z.string(),
  licence: z.string(),
  source: z.string(),
  /** Null where it has none, or none that can be read. */
  passport: passportReference.nullable(),
  /** Null when it can be run now. */
  problem: problem.nullable(),
})

/** A LoRA adapter's file on this computer. */
export const adapter = z.object({ name: z.string(), sha256, byteLength: z.number().int() })

/** A model's passport as it is found on this computer. */
export const modelPassportState = z.object({
  /** Where it lies, or would; null where the model's files are not here. */
  file: z.string().nullable(),
  /** Null where there is none, or none that can be read. */
  passport: modelPassport.nullable(),
  sha256: sha256.nullable(),
  /** Why the model cannot be run: `model-file-changed` where a file is not the passport's. */
  problem: problem.nullable(),
})

/** The machine the engine found itself on. */
export const engineInfo = z.object({
  /** Such as `CPU: sapphirerapids` or `Vulkan: NVIDIA GeForce …`. */
  device: z.string(),
  cpuVariant: z.string(),
  llamaBuild: z.string(),
  addonBuild: z.string(),
  threads: z.number().int(),
})

export const modelsContract = {
  list: oc.output(z.array(model)),
  engine: oc.output(engineInfo),
  /** What a run would take of this computer's memory, against what is free now; also of a model that is not here yet. */
  fit: oc.input(fitQuestion).output(modelFit),
  /** About twenty seconds of measurements; what they find best is used from then on. Whoever lets go stops it. */
  selfTest: oc.input(z.object({ modelId })).output(eventIterator(selfTestEvent)),
  /** The last test on this computer, and what is used for the model here. */
  tested: oc.input(z.object({ modelId })).output(z.object({ selfTest: selfTest.nullable(), choices: engineChoices })),
  /** Uses these instead of what the test found. */
  choose: oc.input(z.object({ modelId, choices: engineChoices })).output(engineChoices),
  passport: oc.input(z.object({ modelId })).output(modelPassportState),
  /** Goes on with files that changed since their passport was drawn up: it gets a new one that says so. */
  acceptChangedFiles: oc.input(z.object({ modelId })).output(modelPassportState),
  /** To an archive where `path` ends in `.zip`, else into a folder. Ends when the caller lets go. */
  exportModel: oc.input(z.object({ modelId, path: z.string().min(1) })).output(eventIterator(modelExportEvent)),
  /** From an archive or a folder. With `replace`, files of the same name and another content give way. Ends when the caller lets go. */
  importModel: oc.input(z.object({ path: z.string().min(1), replace: z.boolean() })).output(eventIterator(modelImportEvent)),
  /** The adapters in the library's folder of that name that fit the model. */
  adapters: oc.input(z.object({ modelId })).output(z.array(adapter)),
  /** Looks at an adapter's file, so that a run can name it by its hash. */
  readAdapter: oc.input(z.object({ path: z.string().min(1) })).output(adapter),
}

export type Model = z.infer<typeof model>
export type ModelPassportState = z.infer<typeof modelPassportState>
export type Adapter = z.infer<typeof adapter>
export type EngineInfo = z.infer<typeof engineInfo>
