import { basename } from 'node:path'
import { ProblemError } from '../../electron/core/problem.ts'
import { checkProjector, type ProjectorFacts } from './check-projector.ts'
import { checkText, type TextFacts } from './check-text.ts'
import { ggufProblem } from './gguf-problem.ts'
import type { GgufHeader } from './parse-header.ts'
import { readGgufHeader } from './read.ts'

export interface CheckedPair {
  text: TextFacts
  projector: ProjectorFacts
  textHeader: GgufHeader
  projectorHeader: GgufHeader
}

const PROJECTOR_OF = { qwen2vl: 'qwen2.5vl_merger', qwen2: 'internvl' } as const

/**
 * Checks a text model and its projector, each alone and both together, before llama.cpp sees them.
 * Throws `ProblemError` with a `gguf-…` code; its message begins with the name of the file that is at fault.
 */
export function checkPair(textPath: string, projectorPath: string): CheckedPair {
  const { header: textHeader, facts: text } = checkFile(textPath, checkText)
  const { header: projectorHeader, facts: projector } = checkFile(projectorPath, checkProjector)
  checkFit(text, projector)
  return { text, projector, textHeader, projectorHeader }
}

/** Throws `gguf-pair-mismatch` where the projector was made for another text model. */
export function checkFit(text: TextFacts, projector: ProjectorFacts): void {
  if (PROJECTOR_OF[text.architecture] === projector.projectorType && projector.projectionLength === text.embeddingLength) return
  throw ggufProblem('gguf-pair-mismatch', 'The projector belongs to another model: what it hands over does not fit this text model.', {
    textArchitecture: text.architecture,
    projectorType: projector.projectorType,
    textLength: text.embeddingLength,
    projectorLength: projector.projectionLength,
  })
}

function checkFile<Facts>(path: string, check: (header: GgufHeader) => Facts): { header: GgufHeader; facts: Facts } {
  try {
    const header = readGgufHeader(path)
    return { header, facts: check(header) }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { problem } = error
    const message = `${basename(path)}: ${problem.message}`
    throw new ProblemError({ ...problem, message, details: { ...problem.details, path } }, { cause: error })
  }
}
