import { create } from 'zustand'
import type { Vocabulary } from '../../../electron/contract/overview.ts'
import { vocabulary } from './api.ts'

interface VocabularyState extends Vocabulary {
  load(): Promise<void>
}

/** Tags, people and field names in use: offered, never required. */
export const useVocabulary = create<VocabularyState>()((set) => ({
  tags: [],
  assignees: [],
  fieldNames: [],
  async load() {
    try {
      set(await vocabulary())
    } catch {
      // Only a help for typing: what went wrong shows where the person looks for something.
    }
  },
}))
