import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { adapterProblem } from '../../../models/adapters/adapter-problem.ts'
import { checkAdapter, expectAdapter } from '../../../models/adapters/check-adapter.ts'
import type { GgufHeader } from '../../../models/gguf/parse-header.ts'
import { readGgufHeader } from '../../../models/gguf/read.ts'
import type { Adapter } from '../../contract/models.ts'
import type { RunAdapter } from '../../contract/runs.ts'
import { problemOf } from '../../core/problem.ts'
import type { AppliedAdapter } from '../inference/engine-protocol.ts'
import { createFileHashes } from './file-hashes.ts'

export interface Adapters {
  /** Looks at an adapter's file; from then on its hash finds it. Throws `gguf-…`, `adapter-not-one`. */
  read(path: string, options?: { signal?: AbortSignal | undefined }): Promise<Adapter>
  /** Those of the adapters' folder that fit the model, by name; none while the model's file has yet to be made. */
  fitting(textFile: string): Promise<Adapter[]>
  /** The files that a run names by their hashes. Throws `adapter-missing`. */
  find(chosen: readonly RunAdapter[]): AppliedAdapter[]
}

/** Runs name adapters by their bytes; where the files lie is kept beside the hashes of the models, on this computer alone. */
export function createAdapters({ adaptersFolder, cacheFolder }: { adaptersFolder: string; cacheFolder: string }): Adapters {
  const hashes = createFileHashes(join(cacheFolder, 'adapter-hashes.json'))
  const describe = async (path: string, options: { signal?: AbortSignal | undefined } = {}) => {
    return { name: basename(path), sha256: await hashes.of(path, options), byteLength: statSync(path).size }
  }
  return {
    async read(path, options) {
      expectAdapter(path)
      return describe(path, options)
    },
    async fitting(textFile) {
      if (!statSync(textFile, { throwIfNoEntry: false })) return []
      const paths = ggufFiles(adaptersFolder)
      const base = paths.length > 0 ? readGgufHeader(textFile) : null
      const adapters: Adapter[] = []
      for (const path of paths) if (base && fits(path, base)) adapters.push(await describe(path))
      return adapters
    },
    find: (chosen) =>
      chosen.map(({ name, sha256, weight }) => {
        const file = hashes.fileOf(sha256)
        if (file !== null) return { file, weight }
        throw adapterProblem('adapter-missing', `The adapter “${name}” is not on this computer, or was moved or changed.`, { name, sha256 })
      }),
  }
}

/** A folder that was never made is an empty one. */
function ggufFiles(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  const names = readdirSync(folder).filter((name) => name.toLowerCase().endsWith('.gguf'))
  return names.sort().map((name) => join(folder, name))
}

/** What does not is for another model, or is damaged; named on the command line, it is told why. */
function fits(path: string, base: GgufHeader): boolean {
  try {
    checkAdapter(path, base)
    return true
  } catch (error) {
    if (!problemOf(error)) throw error
    return false
  }
}
