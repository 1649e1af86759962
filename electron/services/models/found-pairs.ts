import { basename, dirname } from 'node:path'
import { checkFit } from '../../../models/gguf/check-pair.ts'
import { type ModelId, modelId } from '../../contract/ids.ts'
import type { Problem } from '../../contract/problem.ts'
import { problemOf } from '../../core/problem.ts'
import type { FoundFile } from './found-files.ts'

/** A text model of the models folder with the projector that fits it. */
export interface FoundPair {
  id: ModelId
  text: FoundFile
  /** Null where none fits; `problem` says so. */
  projector: FoundFile | null
  problem: Problem | null
}

/** One pair for each text model, in the order of the files. `projectorNamed` is told by a model's passport; null where none does. */
export function pairFiles(files: readonly FoundFile[], projectorNamed: (textFile: string) => string | null): FoundPair[] {
  const taken = new Set<string>()
  return files
    .filter(({ kind }) => kind === 'text')
    .map((text) => {
      const id = freeId(fileStem(text.path), taken)
      const beside = files.filter(({ kind, path }) => kind === 'projector' && dirname(path) === dirname(text.path))
      const named = projectorNamed(text.path)
      const own = beside.filter(({ path }) => basename(path) === named)
      return { id, text, ...choose(text, own.length > 0 ? own : beside) }
    })
}

function choose(text: FoundFile, beside: readonly FoundFile[]): { projector: FoundFile | null; problem: Problem | null } {
  // Several sizes of one family may lie in one folder: what fits comes first, then whose name is most alike.
  const ranked = beside
    .map((file) => ({ file, problem: misfit(text, file), alike: commonStart(projectorStem(file.path), fileStem(text.path)) }))
    .sort((a, b) => Number(a.problem !== null) - Number(b.problem !== null) || b.alike - a.alike)
  const [best] = ranked
  if (text.problem) return { projector: best?.file ?? null, problem: text.problem }
  if (best) return { projector: best.file, problem: best.problem }
  return {
    projector: null,
    problem: {
      code: 'model-missing-files',
      message: `The projector that belongs to ${basename(text.path)} is not beside it: without it the model sees no photo.`,
      remedy: 'Put the projector of this model (its file name usually begins with “mmproj”) into the same folder.',
      details: { textFile: text.path },
    },
  }
}

function misfit(text: FoundFile, projector: FoundFile): Problem | null {
  if (projector.problem) return projector.problem
  if (!text.text || !projector.projector) return null
  try {
    checkFit(text.text, projector.projector)
    return null
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    return problem
  }
}

/** The file's name in the letters that an id may have. */
export function fileStem(path: string): string {
  return basename(path)
    .toLowerCase()
    .replace(/\.gguf$/, '')
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 70)
}

function projectorStem(path: string): string {
  return fileStem(path).replace(/[.-]?mmproj[.-]?/, '')
}

function commonStart(left: string, right: string): number {
  let length = 0
  while (length < left.length && left[length] === right[length]) length++
  return length
}

function freeId(stem: string, taken: Set<string>): ModelId {
  const base = stem || 'model'
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  taken.add(id)
  return modelId.parse(id)
}
