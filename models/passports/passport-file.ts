import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Sha256 } from '../../electron/contract/ids.ts'
import { type ModelPassport, modelPassport, PASSPORT_FORMAT, PASSPORT_VERSION } from '../../electron/contract/model-passport.ts'
import { hashBytes } from '../files/hash-file.ts'
import { renameForCertain } from '../files/make-certain.ts'
import { promptId } from '../prompts/prompts.ts'
import { passportProblem } from './passport-problem.ts'

/** With a large evaluation it has some 20 KB. */
export const MOST_PASSPORT_BYTES = 1024 * 1024

export const PASSPORT_ENDING = '.passport.json'

export interface FoundPassport {
  passport: ModelPassport
  /** Of the file's bytes: what runs refer to. */
  sha256: Sha256
}

/** Where the passport of a model lies: named after the text model, since a projector may serve several. */
export function passportFileOf(textFile: string): string {
  return textFile.replace(/\.gguf$/i, '') + PASSPORT_ENDING
}

export function hasPassport(textFile: string): boolean {
  return existsSync(passportFileOf(textFile))
}

/** Null where there is none. Throws `passport-damaged`, `passport-from-newer-version`. */
export function readPassport(textFile: string): FoundPassport | null {
  const file = passportFileOf(textFile)
  const bytes = readSmall(file)
  return bytes && { passport: parsePassport(bytes, file), sha256: hashBytes(bytes) }
}

/** A passport's bytes; `file` is named in what is thrown: `passport-damaged`, `passport-from-newer-version`. */
export function parsePassport(bytes: Uint8Array, file: string): ModelPassport {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw damaged(file, 'it is not JSON', error)
  }
  const said = value as { format?: unknown; version?: unknown } | null
  if (said?.format !== PASSPORT_FORMAT) throw damaged(file, 'it does not say that it is the passport of a model')
  const newer = (what: string) =>
    passportProblem('passport-from-newer-version', `The passport ${basename(file)} was written by a newer version of Whereabouts.`, {
      file,
      what,
    })
  if (typeof said.version === 'number' && said.version > PASSPORT_VERSION) throw newer(`version ${said.version}`)
  const read = modelPassport.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    throw damaged(file, `“${issue?.path.join('.') ?? ''}” is not as it must be`, read.error)
  }
  if (!promptId.safeParse(read.data.asking.prompt).success) throw newer(`prompt ${read.data.asking.prompt}`)
  return read.data
}

/** The bytes of a passport: the same facts always give the same. */
export function passportBytes(passport: ModelPassport): Buffer {
  return Buffer.from(`${JSON.stringify(modelPassport.parse(passport), null, 1)}\n`)
}

/** Writes it beside the text model; it appears whole or not at all. Throws `passport-unwritable`. */
export async function writePassport(textFile: string, passport: ModelPassport): Promise<FoundPassport> {
  const bytes = passportBytes(passport)
  const file = passportFileOf(textFile)
  const partial = `${file}.${randomUUID()}.partial`
  try {
    await writeFile(partial, bytes, { flag: 'wx', flush: true })
    await renameForCertain(partial, file)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => null)
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw passportProblem('passport-unwritable', 'The model’s passport could not be written.', { file, reason: message }, { cause: error })
  }
  return { passport, sha256: hashBytes(bytes) }
}

/** SHA-256 of the passport's file as it is, readable or not; null where there is none. */
export function passportHash(textFile: string): Sha256 | null {
  const bytes = readSmall(passportFileOf(textFile))
  return bytes && hashBytes(bytes)
}

function readSmall(file: string): Buffer | null {
  try {
    if (statSync(file).size > MOST_PASSPORT_BYTES) throw damaged(file, 'it is far too large')
    return readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    if (code === undefined) throw error
    throw damaged(file, 'it cannot be read', error)
  }
}

function damaged(file: string, what: string, cause?: unknown) {
  return passportProblem('passport-damaged', `The passport ${basename(file)} cannot be used: ${what}.`, { file }, { cause })
}
