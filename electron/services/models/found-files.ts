import { type Dirent, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { checkProjector, type ProjectorFacts } from '../../../models/gguf/check-projector.ts'
import { checkText, type TextFacts } from '../../../models/gguf/check-text.ts'
import { fileTypeName } from '../../../models/gguf/file-types.ts'
import { readGgufHeader } from '../../../models/gguf/read.ts'
import { numberAt, stringAt } from '../../../models/gguf/values.ts'
import { MODEL_KIND_KEY } from '../../../models/model-kind-key.ts'
import { type ModelKind, modelKind } from '../../contract/model-kind.ts'
import type { Problem } from '../../contract/problem.ts'
import { ProblemError, problemOf } from '../../core/problem.ts'

/** A model file as its header describes it. */
export interface FoundFile {
  path: string
  bytes: number
  kind: 'text' | 'projector'
  text: TextFacts | null
  projector: ProjectorFacts | null
  name: string | null
  licence: string | null
  quantisation: string
  modelKind: ModelKind
  /** Null when the file can be used. */
  problem: Problem | null
}

/** The model files of a folder and of its direct subfolders, by name. Headers are read again only when a file changed. */
export function createFoundFiles(folder: string): () => FoundFile[] {
  let known = new Map<string, { stamp: string; file: FoundFile | null }>()
  return () => {
    const now: typeof known = new Map()
    for (const path of ggufPaths(folder)) {
      const stat = statSync(path, { throwIfNoEntry: false })
      if (!stat?.isFile()) continue
      const stamp = `${stat.size}/${stat.mtimeMs}`
      const before = known.get(path)
      now.set(path, before?.stamp === stamp ? before : { stamp, file: describeFile(path, stat.size) })
    }
    known = now
    return [...now.values()].flatMap(({ file }) => file ?? [])
  }
}

function ggufPaths(folder: string): string[] {
  const isGguf = (entry: Dirent) => !entry.isDirectory() && entry.name.toLowerCase().endsWith('.gguf')
  const entries = entriesOf(folder)
  // Hidden ones are under way: an import that has not come to its end.
  const isRoom = (entry: Dirent) => entry.isDirectory() && !entry.name.startsWith('.')
  const nested = entries.filter(isRoom).flatMap(({ name }) => entriesOf(join(folder, name), true))
  return [...entries, ...nested]
    .filter(isGguf)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** A models folder that was never made is an empty one; so is a subfolder that is closed to us, which may not be about models at all. */
function entriesOf(folder: string, isSubfolder = false): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || (isSubfolder && code === 'EACCES')) return []
    throw new ProblemError(
      {
        code: 'models-folder-unreadable',
        message: 'The folder with the models could not be read.',
        remedy: 'Check that the folder exists, may be read, and that its disk is connected.',
        details: { folder, reason: message },
      },
      { cause: error },
    )
  }
}

/** Null for an adapter: it is no model, and belongs to one. */
function describeFile(path: string, bytes: number): FoundFile | null {
  const looksLikeProjector = basename(path).toLowerCase().includes('mmproj')
  const unknown = {
    path,
    bytes,
    text: null,
    projector: null,
    name: null,
    licence: null,
    quantisation: 'not stated',
    modelKind: 'geolocation' as ModelKind,
  }
  try {
    const header = readGgufHeader(path)
    if (stringAt(header.metadata, 'general.type') === 'adapter') return null
    const kind = stringAt(header.metadata, 'general.architecture') === 'clip' ? 'projector' : 'text'
    const described = {
      ...unknown,
      kind,
      name: stringAt(header.metadata, 'general.name') ?? null,
      licence: stringAt(header.metadata, 'general.license') ?? null,
      quantisation: fileTypeName(numberAt(header.metadata, 'general.file_type')),
      modelKind: modelKind.catch('geolocation').parse(stringAt(header.metadata, MODEL_KIND_KEY)),
    } as const
    try {
      return kind === 'projector'
        ? { ...described, projector: checkProjector(header), problem: null }
        : { ...described, text: checkText(header), problem: null }
    } catch (error) {
      return { ...described, problem: expected(error) }
    }
  } catch (error) {
    return { ...unknown, kind: looksLikeProjector ? 'projector' : 'text', problem: expected(error) }
  }
}

function expected(error: unknown): Problem {
  const problem = problemOf(error)
  if (!problem) throw error
  return problem
}
