import { useEffect } from 'react'
import type { RunId } from '../../../electron/contract/ids.ts'
import { foreseeJudgements } from './api.ts'
import { useClues } from './store.ts'

/** A pointer that only passes over a claim is gone by then; a hand that is about to judge takes several times as long. */
const ATTENDED_MS = 40

/** Whoever is about to judge a claim points at it or goes to it first: in that time the answers to each judgement are made ready. */
export function useForesight(runId: RunId | null): void {
  const attended = useClues(({ lit }) => lit)
  const standing = useClues(({ lit, clues }) => clues?.find(({ id }) => id === lit)?.standing)
  useEffect(() => {
    if (!attended || !standing) return
    const foresee = setTimeout(() => {
      // Where it fails nothing is lost: the judgement itself works the answer out, and says what is wrong.
      foreseeJudgements(attended, runId).catch(() => {})
    }, ATTENDED_MS)
    return () => clearTimeout(foresee)
  }, [attended, standing, runId])
}
