import { useEffect, useRef, useState } from 'react'
import type { IntakeSummary } from '../../../electron/contract/intake.ts'
import { intakeStrings } from '../../strings/index.ts'

type Counts = IntakeSummary['counts'] | undefined

/** What came of the files, in words; empty parts are left out. */
export function outcomeParts(counts: Counts): string[] {
  const { added = 0, alreadyHere = 0, failed = 0, cancelled = 0 } = counts ?? {}
  const parts: string[] = []
  if (added > 0) parts.push(intakeStrings.added(added))
  if (alreadyHere > 0) parts.push(intakeStrings.alreadyHere(alreadyHere))
  if (failed > 0) parts.push(intakeStrings.failed(failed))
  if (cancelled > 0) parts.push(intakeStrings.cancelled(cancelled))
  return parts
}

/** Tells screen readers what came of it once everything is done: never of every single file. */
export function IntakeAnnouncer({ left, counts }: { left: number; counts: Counts }) {
  const [words, setWords] = useState('')
  const before = useRef(0)
  useEffect(() => {
    if (before.current > 0 && left === 0 && counts) setWords(intakeStrings.ended(outcomeParts(counts)))
    if (left > 0) setWords('')
    before.current = left
  }, [left, counts])
  return (
    <p className="unseen" role="status" aria-live="polite">
      {words}
    </p>
  )
}
