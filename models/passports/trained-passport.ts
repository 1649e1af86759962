// The trainer's passport of a checkpoint (resources/trainer/globe_trainer/publishing/passport.py): of it is carried over what
// says something of the converted model. A field that is not as the trainer writes it tells nothing.
import { basename, isAbsolute } from 'node:path'
import { z } from 'zod'
import { sha256 } from '../../electron/contract/ids.ts'
import { type ModelPassport, passportFigures } from '../../electron/contract/model-passport.ts'
import type { Checkpoint } from '../checkpoint/open-checkpoint.ts'
import { readTextIn } from '../checkpoint/read-json.ts'
import { hashBytes } from '../files/hash-file.ts'
import { type PromptId, promptId } from '../prompts/prompts.ts'

export const TRAINED_PASSPORT = 'passport.json'

export interface TrainedFacts extends Pick<ModelPassport, 'base' | 'training' | 'evaluation' | 'calibration'> {
  prompt: PromptId | null
}

const NOTHING: TrainedFacts = { base: null, training: null, evaluation: null, calibration: null, prompt: null }

const words = z.string().max(1000)
const trainedPassport = z.object({
  base: z
    .object({ path: words, sha256: sha256.nullable().catch(null) })
    .nullable()
    .catch(null),
  stages: z.array(z.object({ verb: words })).catch([]),
  prompt: promptId.nullable().catch(null),
  metrics: passportFigures.nullable().catch(null),
  calibration: passportFigures.nullable().catch(null),
  gitRevision: words.nullable().catch(null),
})

/** Nothing where the checkpoint is none of the trainer's. Throws `checkpoint-…` where the file is no JSON. */
export function readTrainedPassport({ folder, names }: Pick<Checkpoint, 'folder' | 'names'>): TrainedFacts {
  if (!names.has(TRAINED_PASSPORT)) return NOTHING
  const text = readTextIn(folder, TRAINED_PASSPORT)
  const read = trainedPassport.safeParse(JSON.parse(text)).data
  if (!read) return NOTHING
  const { base, stages, prompt, metrics, calibration, gitRevision } = read
  return {
    // A path tells where it lay on somebody's disk, and is nobody's business.
    base: base && { name: isAbsolute(base.path) ? basename(base.path) : base.path, sha256: base.sha256 },
    training: { passportSha256: hashBytes(text), stages: stages.map(({ verb }) => verb), revision: gitRevision },
    evaluation: metrics,
    calibration,
    prompt,
  }
}
