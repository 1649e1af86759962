import { statSync } from 'node:fs'
import { type PresentFile, passportMismatch } from '../../../models/passports/hold-against.ts'
import { type FoundPassport, readPassport } from '../../../models/passports/passport-file.ts'
import type { Sha256 } from '../../contract/ids.ts'
import type { PassportReference } from '../../contract/passport-reference.ts'
import type { Problem } from '../../contract/problem.ts'
import { problemOf } from '../../core/problem.ts'
import type { FileHashes } from './file-hashes.ts'

/** A model's passport as it is found, and what speaks against its files. */
export interface SeenPassport {
  /** Null where there is none, or none that can be read. */
  found: FoundPassport | null
  problem: Problem | null
}

interface Pair {
  textFile: string
  projectorFile: string
}

export const NO_PASSPORT: SeenPassport = { found: null, problem: null }

/** What can be said without reading a file of the model: sizes, and hashes that are on record for the files as they are. */
export function lookAtPassport({ textFile, projectorFile }: Pair, hashes: FileHashes): SeenPassport {
  let found: FoundPassport | null
  try {
    found = readPassport(textFile)
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    return { found: null, problem }
  }
  if (!found) return NO_PASSPORT
  const present = (path: string): PresentFile => ({ path, bytes: sizeOf(path), sha256: hashes.known(path) })
  const mismatch = passportMismatch(found.passport, { text: present(textFile), projector: present(projectorFile) })
  return { found, problem: problemOf(mismatch) }
}

/**
 * Holds both files, hashed, against their passport; what a run records of it. Null where there is none. Throws
 * `model-file-changed`, `passport-damaged`, `passport-from-newer-version`.
 */
export function expectPassportHeld(pair: Pair, hashes: { text: Sha256; projector: Sha256 }): PassportReference | null {
  const found = readPassport(pair.textFile)
  if (!found) return null
  const present = (path: string, sha256: Sha256): PresentFile => ({ path, bytes: sizeOf(path), sha256 })
  const mismatch = passportMismatch(found.passport, {
    text: present(pair.textFile, hashes.text),
    projector: present(pair.projectorFile, hashes.projector),
  })
  if (mismatch) throw mismatch
  return referenceTo(found)
}

/** Name of the projector that belongs to a text model; null where no passport says. */
export function projectorByPassport(textFile: string): string | null {
  try {
    return readPassport(textFile)?.passport.files.projector.name ?? null
  } catch (error) {
    // Why it cannot be read is told where the passport is looked at.
    if (!problemOf(error)) throw error
    return null
  }
}

export function referenceTo({ passport, sha256 }: FoundPassport): PassportReference {
  return { sha256, changedFileAccepted: passport.acceptance !== null }
}

const sizeOf = (path: string) => statSync(path).size
