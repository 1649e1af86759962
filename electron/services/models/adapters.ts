import { statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { adapterProblem } from '../../../models/adapters/adapter-problem.ts'
import { expectAdapter } from '../../../models/adapters/check-adapter.ts'
import type { Adapter } from '../../contract/models.ts'
import type { RunAdapter } from '../../contract/runs.ts'
import type { AppliedAdapter } from '../inference/engine-protocol.ts'
import { createFileHashes } from './file-hashes.ts'

export interface Adapters {
  /** Looks at an adapter's file; from then on its hash finds it. Throws `gguf-…`, `adapter-not-one`. */
  read(path: string, options?: { signal?: AbortSignal | undefined }): Promise<Adapter>
  /** The files that a run names by their hashes. Throws `adapter-missing`. */
  find(chosen: readonly RunAdapter[]): AppliedAdapter[]
}

/** Runs name adapters by their bytes; where the files lie is kept beside the hashes of the models, on this computer alone. */
export function createAdapters(cacheFolder: string): Adapters {
  const hashes = createFileHashes(join(cacheFolder, 'adapter-hashes.json'))
  return {
    async read(path, options = {}) {
      expectAdapter(path)
      return { name: basename(path), sha256: await hashes.of(path, options), byteLength: statSync(path).size }
    },
    find: (chosen) =>
      chosen.map(({ name, sha256, weight }) => {
        const file = hashes.fileOf(sha256)
        if (file !== null) return { file, weight }
        throw adapterProblem('adapter-missing', `The adapter “${name}” is not on this computer, or was moved or changed.`, { name, sha256 })
      }),
  }
}
