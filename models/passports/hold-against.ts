import { basename } from 'node:path'
import type { Sha256 } from '../../electron/contract/ids.ts'
import type { ModelPassport, PassportFile } from '../../electron/contract/model-passport.ts'
import type { ProblemError } from '../../electron/core/problem.ts'
import { passportProblem } from './passport-problem.ts'

/** A file as it is on the disk now. */
export interface PresentFile {
  path: string
  bytes: number
  /** Null where it is not known without reading the file. */
  sha256: Sha256 | null
}

/**
 * `model-file-changed` where one of the files is not the passport's, by what is known of it. A file may have been given another
 * name: what counts is its content.
 */
export function passportMismatch(passport: ModelPassport, files: { text: PresentFile; projector: PresentFile }): ProblemError | null {
  return mismatch(passport.files.text, files.text) ?? mismatch(passport.files.projector, files.projector)
}

function mismatch(expected: PassportFile, { path, bytes, sha256 }: PresentFile): ProblemError | null {
  const file = basename(path)
  const details = { file: path, expectedBytes: expected.bytes, foundBytes: bytes, expectedSha256: expected.sha256 }
  if (bytes !== expected.bytes) {
    const sizes = `it has ${bytes.toLocaleString('en')} bytes instead of ${expected.bytes.toLocaleString('en')}`
    return passportProblem('model-file-changed', `The model’s file ${file} is not the one that its passport describes: ${sizes}.`, details)
  }
  if (sha256 === null || sha256 === expected.sha256) return null
  const message = `The model’s file ${file} is not the one that its passport describes: its content was changed.`
  return passportProblem('model-file-changed', message, { ...details, foundSha256: sha256 })
}
