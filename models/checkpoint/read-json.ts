import { readFileSync, statSync } from 'node:fs'
import { checkpointProblem } from './checkpoint-problem.ts'
import { fileInside } from './file-inside.ts'

/** The tokenizer of a model with 150,000 tokens takes 11 MB. */
const MAX_TEXT_BYTES = 128 * 1024 * 1024

export type JsonObject = Record<string, unknown>

/** The text of a file in the folder. Throws `checkpoint-…`. */
export function readTextIn(folder: string, name: string): string {
  const path = fileInside(folder, name)
  try {
    const { size } = statSync(path)
    if (size > MAX_TEXT_BYTES) throw checkpointProblem('checkpoint-damaged', `“${name}” is far too large.`, { name, bytes: size })
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw checkpointProblem('checkpoint-unreadable', `“${name}” could not be read.`, { name, reason: code }, { cause: error })
  }
}

/** A JSON object in a file of the folder. Throws `checkpoint-…`. */
export function readJsonIn(folder: string, name: string): JsonObject {
  const text = readTextIn(folder, name)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw checkpointProblem('checkpoint-damaged', `“${name}” is damaged: it is not JSON.`, { name }, { cause: error })
  }
  if (isObject(value)) return value
  throw checkpointProblem('checkpoint-damaged', `“${name}” is damaged: it holds no settings.`, { name })
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
