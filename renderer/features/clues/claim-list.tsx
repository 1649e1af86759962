import { type KeyboardEvent, useCallback, useRef, useState } from 'react'
import type { Clue } from '../../../electron/contract/clues.ts'
import type { ClueId } from '../../../electron/contract/ids.ts'
import { clueStrings } from '../../strings/index.ts'
import { Claim } from './claim.tsx'
import { type AnswerLine, claimActions } from './claim-actions.ts'
import { useClues } from './store.ts'

const JUDGEMENTS: Record<string, Clue['standing']> = { a: 'accepted', d: 'doubted', x: 'rejected', u: 'proposed' }

interface ClaimListProps {
  claims: readonly Clue[]
  line: AnswerLine
}

/** The claims one below the other. Up and down go from claim to claim; a, d, x and u judge the one that has the focus. */
export function ClaimList({ claims, line }: ClaimListProps) {
  const list = useRef<HTMLDivElement>(null)
  const newest = useRef(claims)
  newest.current = claims
  const [current, setCurrent] = useState<ClueId | null>(null)
  const light = useClues((state) => state.light)
  // One claim is reached by Tab; where the last one is gone, the first.
  const entrance = claims.some(({ id }) => id === current) ? current : (claims[0]?.id ?? null)
  const onFocus = useCallback(
    ({ id }: Clue) => {
      setCurrent(id)
      light(id)
    },
    [light],
  )
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>, clue: Clue) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      // Letters judge from the claim's buttons too: whoever has just pressed one goes on by keyboard. All else there is the buttons' own.
      if (event.target !== event.currentTarget && !JUDGEMENTS[event.key]) return
      const index = newest.current.findIndex(({ id }) => id === clue.id)
      const last = newest.current.length - 1
      const go = (to: number) => list.current?.querySelectorAll<HTMLElement>(':scope > article')[Math.max(0, Math.min(last, to))]?.focus()
      const moves: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last }
      const to = moves[event.key]
      const standing = JUDGEMENTS[event.key]
      const actions = claimActions(clue, line)
      if (to !== undefined) go(to)
      else if (standing) void actions.judge(standing)
      else if (event.key === 'Enter' && clue.own) actions.edit()
      else if (event.key === 'Delete' && clue.own) {
        void actions.remove()
        go(index < last ? index + 1 : index - 1)
      } else return
      event.preventDefault()
    },
    [line],
  )
  return (
    <div ref={list} role="feed" aria-label={clueStrings.claims} className="claims">
      {claims.map((clue, index) => (
        <Claim
          key={clue.id}
          clue={clue}
          line={line}
          tabIndex={clue.id === entrance ? 0 : -1}
          position={index + 1}
          count={claims.length}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
        />
      ))}
    </div>
  )
}
