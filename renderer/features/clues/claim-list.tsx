import { type KeyboardEvent, useRef, useState } from 'react'
import type { Clue } from '../../../electron/contract/clues.ts'
import type { ClueId } from '../../../electron/contract/ids.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import { clueStrings } from '../../strings/index.ts'
import { Claim } from './claim.tsx'
import { type AnswerLine, claimActions } from './claim-actions.ts'
import { useClues } from './store.ts'

const JUDGEMENTS: Record<string, Clue['standing']> = { a: 'accepted', d: 'doubted', x: 'rejected', u: 'proposed' }

interface ClaimListProps {
  claims: readonly Clue[]
  posterior: Posterior | null
  /** The candidate that claims are seen from. */
  rank: number
  line: AnswerLine
}

/** The claims one below the other. Up and down go from claim to claim; a, d, x and u judge the one that has the focus. */
export function ClaimList({ claims, posterior, rank, line }: ClaimListProps) {
  const list = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<ClueId | null>(null)
  const light = useClues((state) => state.light)
  // One claim is reached by Tab; where the last one is gone, the first.
  const entrance = claims.some(({ id }) => id === current) ? current : (claims[0]?.id ?? null)
  const go = (index: number) => {
    const target = list.current?.querySelectorAll<HTMLElement>(':scope > article')[Math.max(0, Math.min(claims.length - 1, index))]
    target?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, clue: Clue, index: number) => {
    // Keys in the claim's own buttons are theirs.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const moves: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: claims.length - 1 }
    const to = moves[event.key]
    const standing = JUDGEMENTS[event.key]
    const actions = claimActions(clue, line)
    if (to !== undefined) go(to)
    else if (standing) void actions.judge(standing)
    else if (event.key === 'Enter' && clue.own) actions.edit()
    else if (event.key === 'Delete' && clue.own) {
      void actions.remove()
      go(index + 1 < claims.length ? index + 1 : index - 1)
    } else return
    event.preventDefault()
  }
  return (
    <div ref={list} role="feed" aria-label={clueStrings.claims} className="claims">
      {claims.map((clue, index) => (
        <Claim
          key={clue.id}
          clue={clue}
          posterior={posterior}
          rank={rank}
          line={line}
          tabIndex={clue.id === entrance ? 0 : -1}
          position={index + 1}
          count={claims.length}
          onFocus={() => {
            setCurrent(clue.id)
            light(clue.id)
          }}
          onKeyDown={(event) => onKeyDown(event, clue, index)}
        />
      ))}
    </div>
  )
}
