// The adapters of the model in memory: read when they are first asked for, exchanged without the model being loaded again.
import { adapterProblem } from '../../../../models/adapters/adapter-problem.ts'
import { checkAdapter } from '../../../../models/adapters/check-adapter.ts'
import { readGgufHeader } from '../../../../models/gguf/read.ts'
import type { NativeAdapter, NativeModel, NativeSession } from '../../../../native/surface.ts'
import type { AppliedAdapter } from '../engine-protocol.ts'
import { fileKey } from './file-key.ts'

export class KeptAdapters {
  readonly #model: NativeModel
  readonly #textFile: string
  readonly #loaded = new Map<string, NativeAdapter>()
  #chosen: { key: string; weight: number }[] = []

  constructor(model: NativeModel, textFile: string) {
    this.#model = model
    this.#textFile = textFile
  }

  /** Has these in memory, and no others. Throws `ProblemError` for a file that does not fit the model; the choice before stands then. */
  async choose(wanted: readonly AppliedAdapter[]): Promise<void> {
    const chosen = wanted.map(({ file, weight }) => ({ key: fileKey(file), weight }))
    const keys = new Set(chosen.map(({ key }) => key))
    if (keys.size < chosen.length) throw adapterProblem('adapter-twice', 'An adapter is named twice.')
    for (const [at, { file }] of wanted.entries()) {
      const { key } = chosen[at]!
      if (this.#loaded.has(key)) continue
      checkAdapter(file, readGgufHeader(this.#textFile))
      this.#loaded.set(key, await this.#model.loadAdapter(file))
    }
    this.#chosen = chosen
    for (const [key, adapter] of this.#loaded) {
      if (keys.has(key)) continue
      adapter.close()
      this.#loaded.delete(key)
    }
  }

  /** Says which adapters with which weights are chosen. */
  get choice(): string {
    return JSON.stringify(this.#chosen)
  }

  /** What the session read with others is forgotten. */
  applyTo(session: NativeSession): Promise<void> {
    return session.setAdapters(this.#chosen.map(({ key, weight }) => ({ adapter: this.#loaded.get(key)!, weight })))
  }

  close(): void {
    for (const adapter of this.#loaded.values()) adapter.close()
    this.#loaded.clear()
    this.#chosen = []
  }
}

/** The choice of a session that was just opened. */
export const NO_ADAPTERS = JSON.stringify([])
