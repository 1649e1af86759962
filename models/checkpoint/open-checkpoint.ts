import { readdirSync } from 'node:fs'
import type { StoredTensor } from '../safetensors/parse-header.ts'
import { readSafetensorsHeader, type SafetensorsFile } from '../safetensors/read-header.ts'
import { checkpointProblem } from './checkpoint-problem.ts'
import { isObject, readJsonIn } from './read-json.ts'

export interface CheckpointTensor extends StoredTensor {
  /** Path of the file that holds it. */
  path: string
  file: string
}

export interface Checkpoint {
  folder: string
  /** Names of the folder's entries. */
  names: ReadonlySet<string>
  /** By the name in the file; in the order of the files and of the bytes in them. */
  tensors: ReadonlyMap<string, CheckpointTensor>
  weightFiles: readonly { name: string; fileBytes: number }[]
}

const INDEX = 'model.safetensors.index.json'
const SINGLE = 'model.safetensors'
const MAX_SHARDS = 2000

/** Reads what weights a folder holds, one file or many with an index, and checks that both agree. Throws `checkpoint-…`. */
export function openCheckpoint(folder: string): Checkpoint {
  const names = new Set(entriesOf(folder))
  const { files, claimed } = names.has(INDEX) ? readIndex(folder) : { files: [singleFile(names)], claimed: null }
  const tensors = new Map<string, CheckpointTensor>()
  const weightFiles: SafetensorsFile[] = []
  for (const name of files) {
    const file = readSafetensorsHeader(folder, name)
    weightFiles.push(file)
    for (const [tensor, stored] of file.tensors) {
      if (tensors.has(tensor)) throw lies(`the weights “${tensor}” are in two files`, tensor, name)
      if (claimed && claimed.get(tensor) !== name)
        throw lies(`the weights “${tensor}” are in ${name}, where it does not say so`, tensor, name)
      tensors.set(tensor, { ...stored, path: file.path, file: name })
    }
  }
  for (const [tensor, name] of claimed ?? [])
    if (!tensors.has(tensor)) throw lies(`the weights “${tensor}” are not in ${name}`, tensor, name)
  return { folder, names, tensors, weightFiles }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw checkpointProblem('checkpoint-missing', 'There is no folder of this name.', { folder }, { cause: error })
    }
    throw checkpointProblem('checkpoint-unreadable', 'The folder could not be read.', { folder, reason: String(code) }, { cause: error })
  }
}

function singleFile(names: ReadonlySet<string>): string {
  if (names.has(SINGLE)) return SINGLE
  const pickle = [...names].find((name) => /\.(bin|pt|pth|ckpt|pkl)$/.test(name))
  if (pickle) throw checkpointProblem('checkpoint-pickle', `The folder has its weights as a pickle alone: “${pickle}”.`, { file: pickle })
  throw checkpointProblem('checkpoint-file-missing', `There are no weights in the folder: “${SINGLE}” is not there.`, { name: SINGLE })
}

function readIndex(folder: string): { files: string[]; claimed: Map<string, string> } {
  const { weight_map: map } = readJsonIn(folder, INDEX)
  if (!isObject(map)) throw checkpointProblem('checkpoint-damaged', `“${INDEX}” is damaged: it lists no weights.`, { name: INDEX })
  const claimed = new Map<string, string>()
  for (const [tensor, file] of Object.entries(map)) {
    if (typeof file !== 'string') throw lies(`the file of “${tensor}” has no name`, tensor, '')
    claimed.set(tensor, file)
  }
  const files = [...new Set(claimed.values())].sort()
  if (files.length === 0 || files.length > MAX_SHARDS) throw lies(`it names ${files.length} files`, '', '')
  return { files, claimed }
}

function lies(what: string, tensor: string, file: string) {
  return checkpointProblem('checkpoint-index-lies', `The list of weights is wrong: ${what}.`, { tensor, file })
}
