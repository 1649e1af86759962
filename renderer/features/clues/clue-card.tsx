import { useEffect, useRef } from 'react'
import type { Clue, Support } from '../../../electron/contract/clues.ts'
import { clueStrings } from '../../strings/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { countryText } from '../../ui/figures/country.ts'
import { probabilityText } from '../../ui/figures/probability.ts'
import { Segments } from '../../ui/segments.tsx'
import { useClues } from './store.ts'
import { strengthText } from './strength.ts'

const SHOWN_SUPPORTS = 4

const STANDINGS = [
  { value: 'accepted', title: clueStrings.standings.accepted, tone: 'good' },
  { value: 'doubted', title: clueStrings.standings.doubted, tone: 'warn' },
  { value: 'rejected', title: clueStrings.standings.rejected, tone: 'bad' },
] as const

interface ClueCardProps {
  clue: Clue
  onJudged: () => void
}

/** One clue as a claim: what was found, what it speaks for and why, and the analyst's judgement. */
export function ClueCard({ clue, onJudged }: ClueCardProps) {
  const lit = useClues((state) => state.lit === clue.id)
  const light = useClues((state) => state.light)
  const judge = useClues((state) => state.judge)
  const card = useRef<HTMLLIElement>(null)
  const pointed = useRef(false)
  useEffect(() => {
    // Lit from the photo: bring the entry into view; lit from here, it is in view already.
    if (lit && !pointed.current) card.current?.scrollIntoView({ block: 'nearest' })
  }, [lit])
  const point = (on: boolean) => {
    pointed.current = on
    light(on ? clue.id : null)
  }
  return (
    <li
      ref={card}
      className="clue"
      data-lit={lit || undefined}
      data-standing={clue.standing}
      onPointerEnter={() => point(true)}
      onPointerLeave={() => point(false)}
      onFocus={() => point(true)}
      onBlur={() => point(false)}
    >
      <div className="clue-head">
        <h4 className="clue-title">{clue.title}</h4>
        <Badge tone={clue.reliability >= 0.55 ? 'accent' : 'neutral'}>{strengthText(clue.reliability)}</Badge>
      </div>
      <p className="faint">
        {clueStrings.kinds[clue.kind]} · {clueStrings.sources[clue.source]}
        {clue.text && ` · ${clueStrings.readBy(clue.text.reader, probabilityText(clue.text.confidence))}`}
      </p>
      {clue.quote && clue.quote !== clue.title && <blockquote className="clue-quote">{clue.quote}</blockquote>}
      {clue.reason && <p>{clue.reason}</p>}
      {clue.supports.length > 0 && <Supports supports={clue.supports} />}
      {clue.inPosterior && clue.supports.length > 0 && (
        <Segments
          label={clueStrings.standingLabel(clue.title)}
          value={clue.standing === 'proposed' ? null : clue.standing}
          options={STANDINGS}
          onChange={async (standing) => {
            if (await judge(clue.id, standing)) onJudged()
          }}
        />
      )}
    </li>
  )
}

function Supports({ supports }: { supports: readonly Support[] }) {
  const sorted = supports.toSorted((a, b) => b.share - a.share)
  const nameOf = (support: Support) =>
    support.kind === 'country'
      ? countryText(support.countryCode)
      : [support.name, support.countryCode && countryText(support.countryCode)].filter(Boolean).join(', ')
  return (
    <p className="clue-supports">
      <span className="faint">{clueStrings.supports} </span>
      {sorted
        .slice(0, SHOWN_SUPPORTS)
        .map((support) => (supports.length === 1 ? nameOf(support) : `${nameOf(support)} (${probabilityText(support.share)})`))
        .join('; ')}
      {sorted.length > SHOWN_SUPPORTS && <span className="faint"> {clueStrings.more(sorted.length - SHOWN_SUPPORTS)}</span>}
    </p>
  )
}
