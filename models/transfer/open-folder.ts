// A folder of a model: as `export` writes it, with its manifest; or a pair of GGUF files, with a passport or without.
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { fileInside } from '../checkpoint/file-inside.ts'
import { hashBytes } from '../files/hash-file.ts'
import { readGgufHeader } from '../gguf/read.ts'
import { stringAt } from '../gguf/values.ts'
import { passportFileOf, readPassport } from '../passports/passport-file.ts'
import { expectFiles, type ListedFile, MANIFEST_NAME, MOST_MANIFEST_BYTES, readManifest } from './manifest.ts'
import type { OpenedTransfer } from './opened-transfer.ts'
import { transferProblem } from './transfer-problem.ts'

const READ_BYTES = 1024 * 1024

/** Throws `transfer-…`; `passport-…`, `gguf-…` for a folder without a manifest. */
export function openFolder(folder: string): OpenedTransfer {
  const names = namesIn(folder)
  const manifest = names.includes(MANIFEST_NAME) ? manifestIn(folder) : null
  const files = manifest ? readManifest(manifest).files : listed(folder, names)
  for (const { name, bytes } of files) {
    const found = statSync(pathOf(folder, name)).size
    if (found === bytes) continue
    const sizes = `it has ${found.toLocaleString('en')} bytes instead of ${bytes.toLocaleString('en')}`
    throw transferProblem('transfer-file-damaged', `The file ${name} is damaged: ${sizes}.`, {
      name,
      expectedBytes: bytes,
      foundBytes: found,
    })
  }
  return {
    kind: 'folder',
    name: basename(resolve(folder)),
    files,
    seal: manifest && hashBytes(manifest),
    bytesOf: ({ name }) => createReadStream(pathOf(folder, name), { highWaterMark: READ_BYTES }),
    close: () => {},
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    throw transferProblem(
      'transfer-unreadable',
      'The folder could not be read.',
      { folder, reason: (error as Error).message },
      { cause: error },
    )
  }
}

/** A link that leads out of the folder is not followed. */
function pathOf(folder: string, name: string): string {
  try {
    return fileInside(folder, name)
  } catch (error) {
    const message = `The file ${JSON.stringify(name.slice(0, 120))} of the folder is missing, is no file, or is a link that leads out of it.`
    throw transferProblem('transfer-refused', message, { folder }, { cause: error })
  }
}

function manifestIn(folder: string): Buffer {
  const path = pathOf(folder, MANIFEST_NAME)
  if (statSync(path).size > MOST_MANIFEST_BYTES) throw transferProblem('transfer-refused', 'Its manifest is far too large.', { path })
  return readFileSync(path)
}

/** By what the files themselves are; their passport, where there is one, vouches for them. */
function listed(folder: string, names: readonly string[]): ListedFile[] {
  const gguf = names.filter((name) => /\.gguf$/i.test(name) && !name.startsWith('.'))
  if (gguf.length === 0) throw nothingIn(folder, names)
  const isProjector = (name: string) => stringAt(readGgufHeader(pathOf(folder, name)).metadata, 'general.architecture') === 'clip'
  const projectors = gguf.filter(isProjector)
  const texts = gguf.filter((name) => !projectors.includes(name))
  const [text] = texts
  if (texts.length > 1)
    throw transferProblem('transfer-several-models', 'There are several models in this folder.', { folder, models: texts.length })
  const passport = text === undefined ? null : readPassport(pathOf(folder, text))
  const named = passport?.passport.files.projector.name
  const projector = projectors.find((name) => name === named) ?? projectors[0]
  if (text === undefined || projector === undefined) {
    const lacking = text === undefined ? 'text model' : 'projector'
    throw transferProblem('transfer-not-a-model', `The folder is incomplete: there is no ${lacking} in it.`, { folder })
  }
  if (projectors.length > 1 && projector !== named) {
    throw transferProblem('transfer-several-models', 'There are several projectors in this folder.', {
      folder,
      projectors: projectors.length,
    })
  }
  const bytesOf = (name: string) => statSync(pathOf(folder, name)).size
  const files: ListedFile[] = (['text', 'projector'] as const).map((role) => {
    const name = role === 'text' ? text : projector
    const said = passport?.passport.files[role]
    return { role, name, bytes: said?.bytes ?? bytesOf(name), sha256: said?.sha256 ?? null }
  })
  if (passport) {
    const name = passportFileOf(text)
    files.push({ role: 'passport', name, bytes: bytesOf(name), sha256: passport.sha256 })
  }
  expectFiles(files)
  return files
}

function nothingIn(folder: string, names: readonly string[]) {
  const isCheckpoint = names.includes('config.json') && names.some((name) => name.endsWith('.safetensors'))
  if (isCheckpoint) {
    return transferProblem(
      'transfer-is-checkpoint',
      'This folder holds a checkpoint in Hugging Face form, which has to be converted first.',
      { folder },
    )
  }
  return transferProblem('transfer-not-a-model', 'There is no model in this folder.', { folder })
}
