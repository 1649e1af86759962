import { Pencil, Trash2 } from 'lucide-react'
import { type KeyboardEvent, memo, useEffect, useId, useRef } from 'react'
import type { Clue } from '../../../electron/contract/clues.ts'
import { clueStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Segments } from '../../ui/segments.tsx'
import { type AnswerLine, claimActions } from './claim-actions.ts'
import { ClaimEffects } from './claim-effects.tsx'
import { ClueText } from './clue-text.tsx'
import { useClues } from './store.ts'
import { StrengthBar } from './strength-bar.tsx'

const STANDINGS = [
  { value: 'accepted', title: clueStrings.standings.accepted, tone: 'good' },
  { value: 'doubted', title: clueStrings.standings.doubted, tone: 'warn' },
  { value: 'rejected', title: clueStrings.standings.rejected, tone: 'bad' },
] as const

interface ClaimProps {
  clue: Clue
  line: AnswerLine
  tabIndex: number
  position: number
  count: number
  onFocus: (clue: Clue) => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>, clue: Clue) => void
}

/**
 * One clue as a claim: what was found, how strong it is, what it raises and lowers, and the analyst's judgement.
 * A judgement changes one of dozens: the others are not drawn again, their effects apart.
 */
export const Claim = memo(function Claim({ clue, line, tabIndex, position, count, onFocus, onKeyDown }: ClaimProps) {
  const lit = useClues((state) => state.lit === clue.id)
  const light = useClues((state) => state.light)
  const card = useRef<HTMLElement>(null)
  const pointed = useRef(false)
  const titleId = useId()
  const { judge, edit, remove } = claimActions(clue, line)
  useEffect(() => {
    // Lit from the photo: bring the entry into view; lit from here, it is in view already.
    if (lit && !pointed.current) card.current?.scrollIntoView({ block: 'nearest' })
  }, [lit])
  const point = (on: boolean) => {
    pointed.current = on
    if (on) light(clue.id)
    else if (useClues.getState().lit === clue.id) light(null)
  }
  return (
    <article
      ref={card}
      className="clue"
      tabIndex={tabIndex}
      aria-labelledby={titleId}
      aria-posinset={position}
      aria-setsize={count}
      data-lit={lit || undefined}
      data-standing={clue.standing}
      // Claims change places under a pointer at rest, and not every one of them is told that it was entered.
      onPointerMove={() => point(true)}
      onPointerLeave={() => point(false)}
      onFocus={() => onFocus(clue)}
      onKeyDown={(event) => onKeyDown(event, clue)}
    >
      <header className="clue-head">
        <h4 id={titleId} className="clue-title">
          {clue.title}
        </h4>
        <StrengthBar clueId={clue.id} />
      </header>
      <ClueText clue={clue} />
      <ClaimEffects clue={clue} />
      <footer className="clue-foot">
        <Segments
          label={clueStrings.standingLabel(clue.title)}
          value={clue.standing === 'proposed' ? null : clue.standing}
          options={STANDINGS}
          onChange={(standing) => void judge(standing)}
        />
        {clue.own && (
          <span className="clue-own">
            <IconButton label={clueStrings.edit} onClick={edit}>
              <Pencil aria-hidden="true" />
            </IconButton>
            <IconButton label={clueStrings.remove} onClick={() => void remove()}>
              <Trash2 aria-hidden="true" />
            </IconButton>
          </span>
        )}
      </footer>
    </article>
  )
})
