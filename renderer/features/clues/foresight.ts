import { useEffect } from 'react'
import type { Clue } from '../../../electron/contract/clues.ts'
import type { ClueId, RunId } from '../../../electron/contract/ids.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import { foreseeJudgement } from './api.ts'
import { useClues } from './store.ts'

/** A pointer that only passes over a claim is gone by then; a hand that is about to judge takes several times as long. */
const ATTENDED_MS = 40
/** The likeliest first. */
const STANDINGS = ['rejected', 'accepted', 'doubted', 'proposed'] as const

/** What would follow from the judgements of the claim that is looked at, as the evidence stands. */
let foreseen: { clueId: ClueId; clues: readonly Clue[]; answers: Map<Clue['standing'], Posterior> } | null = null

/** The answer that will follow from this judgement; null where it was not foreseen, or the evidence has changed since. */
export const foreseenAnswer = (clueId: ClueId, standing: Clue['standing']): Posterior | null =>
  foreseen?.clueId === clueId && foreseen.clues === useClues.getState().clues ? (foreseen.answers.get(standing) ?? null) : null

interface Seen {
  clues: readonly Clue[]
  /** The answer as shown. */
  posterior: Posterior | null
  runId: RunId | null
}

/** Whoever is about to judge a claim points at it or goes to it first: in that time the answers to each judgement are asked for. */
export function useForesight({ clues, posterior, runId }: Seen): void {
  const attended = useClues(({ lit }) => clues.find(({ id }) => id === lit) ?? null)
  // A group's answer is not the photo's that a judgement brings.
  const ownAnswer = posterior !== null && !('photos' in posterior)
  // Another answer shows that what it was made from has changed.
  useEffect(() => {
    if (!attended || !ownAnswer) return
    const { id: clueId, standing: now } = attended
    const answers = new Map<Clue['standing'], Posterior>()
    const leaving = new AbortController()
    const foresee = async () => {
      foreseen = { clueId, clues, answers }
      for (const standing of STANDINGS)
        if (standing !== now) answers.set(standing, await foreseeJudgement(clueId, standing, runId, leaving.signal))
    }
    // Where it fails nothing is lost: the judgement itself brings its answer, or says what is wrong.
    const resting = setTimeout(() => foresee().catch(() => {}), ATTENDED_MS)
    return () => {
      clearTimeout(resting)
      leaving.abort()
      foreseen = null
    }
  }, [attended, clues, posterior, runId, ownAnswer])
}
