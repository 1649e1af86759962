import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { modelKind } from '../../electron/contract/model-kind.ts'
import {
  type ModelPassport,
  PASSPORT_FORMAT,
  PASSPORT_VERSION,
  type PassportConversion,
  type PassportFile,
  type PassportSource,
} from '../../electron/contract/model-passport.ts'
import { hashBytes, hashFile } from '../files/hash-file.ts'
import { fileTypeName } from '../gguf/file-types.ts'
import { readGgufHeader } from '../gguf/read.ts'
import { numberAt, stringAt } from '../gguf/values.ts'
import { MODEL_KIND_KEY } from '../model-kind-key.ts'
import { askingOf } from './asking.ts'
import type { TrainedFacts } from './trained-passport.ts'

export interface PassportFacts {
  textFile: string
  projectorFile: string
  source: PassportSource
  conversion?: PassportConversion | null
  trained?: TrainedFacts | null
  base?: ModelPassport['base']
  signal?: AbortSignal | undefined
  /** Bytes of both files that were read for their hashes. */
  onProgress?: ((bytesDone: number, bytesTotal: number) => void) | undefined
}

/** The passport of a pair of files that lie here, both of which are read whole. Throws `gguf-…` and what the file system throws. */
export async function drawUpPassport(facts: PassportFacts): Promise<ModelPassport> {
  const { textFile, source, conversion = null, trained = null } = facts
  const { metadata } = readGgufHeader(textFile)
  const kind = modelKind.catch('geolocation').parse(stringAt(metadata, MODEL_KIND_KEY))
  const template = stringAt(metadata, 'tokenizer.chat_template')
  return {
    format: PASSPORT_FORMAT,
    version: PASSPORT_VERSION,
    name: (stringAt(metadata, 'general.name') ?? basename(textFile)).slice(0, 200),
    kind,
    licence: stringAt(metadata, 'general.license')?.slice(0, 200) ?? null,
    source,
    base: trained?.base ?? facts.base ?? null,
    files: await hashedFiles(facts),
    quantisation: fileTypeName(numberAt(metadata, 'general.file_type')),
    conversion,
    chatTemplateSha256: template === undefined ? null : hashBytes(template),
    asking: askingOf(kind, trained?.prompt ?? null),
    training: trained?.training ?? null,
    evaluation: trained?.evaluation ?? null,
    calibration: trained?.calibration ?? null,
    acceptance: null,
  }
}

async function hashedFiles({ textFile, projectorFile, signal, onProgress }: PassportFacts): Promise<ModelPassport['files']> {
  const [textBytes, projectorBytes] = [(await stat(textFile)).size, (await stat(projectorFile)).size]
  const hashed = async (path: string, bytes: number, before: number): Promise<PassportFile> => {
    const report = (done: number) => onProgress?.(before + done, textBytes + projectorBytes)
    return { name: basename(path), bytes, sha256: await hashFile(path, { signal, onProgress: report }) }
  }
  return { text: await hashed(textFile, textBytes, 0), projector: await hashed(projectorFile, projectorBytes, textBytes) }
}
