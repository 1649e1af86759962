import { createContext } from 'react'
import type { Posterior } from '../../../electron/contract/posterior.ts'

/** The answer that claims are read against, and the candidate that they are seen from. */
export interface SeenFrom {
  posterior: Posterior | null
  rank: number
}

/** Reaches only what says figures of the answer: the cards round it stay as they are when the answer changes. */
export const SeenFromContext = createContext<SeenFrom>({ posterior: null, rank: 1 })
