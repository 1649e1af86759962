import type { RunMode } from '../../electron/contract/runs.ts'

export interface PromptSettings {
  mode: RunMode
  /** What the analyst already knows; empty = nothing. */
  hint: string
}
