import { basename, dirname, resolve } from 'node:path'
import type { ModelPassport, PassportConversion, PassportSource } from '../../electron/contract/model-passport.ts'
import { cardHead } from '../checkpoint/card-head.ts'
import type { Checkpoint } from '../checkpoint/open-checkpoint.ts'
import { CONVERSION_VERSION } from '../conversion/conversion-version.ts'
import { readDownloadRecord } from '../downloads/download-record.ts'
import { drawUpPassport } from './draw-up.ts'
import { type FoundPassport, writePassport } from './passport-file.ts'
import { programName } from './program.ts'
import { readTrainedPassport } from './trained-passport.ts'

export interface ConvertedPair {
  checkpoint: Checkpoint
  textFile: string
  projectorFile: string
  textFormat: string
  projectorFormat: string
  /** Of the llama.cpp whose quantiser was there; null where none was. */
  llamaBuild: string | null
  /** Those that were merged into the weights. */
  adapters?: PassportConversion['adapters']
  signal?: AbortSignal | undefined
}

/** The last step of a conversion: the pair gets its passport. Throws `passport-unwritable`, `checkpoint-…`. */
export async function writeConversionPassport(pair: ConvertedPair): Promise<FoundPassport> {
  const { checkpoint, textFile, projectorFile, textFormat, projectorFormat, llamaBuild, adapters = [], signal } = pair
  const weights = checkpoint.weightFiles.map(({ name, fileBytes }) => ({ name, bytes: fileBytes }))
  const told = readTrainedPassport(checkpoint)
  // What was measured on the checkpoint says nothing of the model that it becomes with an adapter.
  const trained = adapters.length > 0 ? { ...told, evaluation: null, calibration: null } : told
  const passport = await drawUpPassport({
    ...{ textFile, projectorFile, signal, source: sourceOf(checkpoint.folder), trained },
    base: baseOnCard(checkpoint),
    conversion: {
      converterVersion: CONVERSION_VERSION,
      program: programName(),
      llamaBuild,
      textFormat,
      projectorFormat,
      weights,
      adapters: [...adapters],
    },
  })
  return writePassport(textFile, passport)
}

/** What this program fetched says where from; the hub's own cache keeps a snapshot at `models--OWNER--NAME/snapshots/REVISION`; any other folder is known by its name alone. */
function sourceOf(folder: string): PassportSource {
  const path = resolve(folder)
  const fetched = readDownloadRecord(path)
  if (fetched) return { kind: 'hub', repository: fetched.repository, revision: fetched.revision }
  const above = dirname(path)
  const [kind, ...parts] = basename(dirname(above)).split('--')
  if (basename(above) === 'snapshots' && kind === 'models' && parts.length > 0)
    return { kind: 'hub', repository: parts.join('/'), revision: basename(path) }
  return { kind: 'folder', name: basename(path) }
}

function baseOnCard(checkpoint: Checkpoint): ModelPassport['base'] {
  const name = /^base_model:[ \t]*(?:\r?\n[ \t]*-[ \t]*)?["']?([\w./-]{1,200})["']?[ \t]*$/m.exec(cardHead(checkpoint))?.[1]
  return name === undefined ? null : { name, sha256: null }
}
