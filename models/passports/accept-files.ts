import { basename, dirname } from 'node:path'
import type { Sha256 } from '../../electron/contract/ids.ts'
import type { ModelPassport } from '../../electron/contract/model-passport.ts'
import { problemOf } from '../../electron/core/problem.ts'
import { drawUpPassport } from './draw-up.ts'
import { passportFileOf, passportHash, readPassport, writePassport } from './passport-file.ts'
import { passportProblem } from './passport-problem.ts'

interface AcceptOptions {
  now: Date
  signal?: AbortSignal | undefined
}

/**
 * Draws up a new passport for a pair whose files no longer match theirs, or whose passport is damaged. It says so, names the
 * passport that it takes the place of, and leaves out what was measured on other files. Where everything matches, nothing is
 * written. Throws `passport-missing`, `passport-from-newer-version`, `passport-unwritable`, `gguf-…`.
 */
export async function acceptFiles(
  { textFile, projectorFile }: { textFile: string; projectorFile: string },
  { now, signal }: AcceptOptions,
): Promise<void> {
  const replaces = passportHash(textFile)
  if (replaces === null) {
    const file = passportFileOf(textFile)
    throw passportProblem('passport-missing', `The model ${basename(textFile)} has no passport.`, { file })
  }
  const before = readableOrNull(textFile)
  const source = before?.source ?? { kind: 'folder', name: basename(dirname(textFile)) }
  const found = await drawUpPassport({ textFile, projectorFile, source, signal })
  const files = before ? changedFiles(before, found) : []
  if (before && files.length === 0) return
  await writePassport(textFile, {
    ...found,
    ...(before && { base: before.base, training: before.training, asking: before.asking }),
    acceptance: { acceptedAt: now.toISOString(), replaces, files },
  })
}

function readableOrNull(textFile: string): ModelPassport | null {
  try {
    return readPassport(textFile)?.passport ?? null
  } catch (error) {
    if (problemOf(error)?.code !== 'passport-damaged') throw error
    return null
  }
}

function changedFiles(before: ModelPassport, found: ModelPassport): { name: string; expected: Sha256; found: Sha256 }[] {
  return (['text', 'projector'] as const).flatMap((part) => {
    const [expected, now] = [before.files[part].sha256, found.files[part].sha256]
    return expected === now ? [] : [{ name: found.files[part].name, expected, found: now }]
  })
}
