import { useEffect, useRef } from 'react'
import type { Clue } from '../../../electron/contract/clues.ts'
import { ClueText } from './clue-text.tsx'
import { useClues } from './store.ts'

/** A clue that stands beside the answer: text that tells no place, or what the metadata says. */
export function ClueCard({ clue }: { clue: Clue }) {
  const lit = useClues((state) => state.lit === clue.id)
  const light = useClues((state) => state.light)
  const card = useRef<HTMLLIElement>(null)
  const pointed = useRef(false)
  useEffect(() => {
    if (lit && !pointed.current) card.current?.scrollIntoView({ block: 'nearest' })
  }, [lit])
  const point = (on: boolean) => {
    pointed.current = on
    light(on ? clue.id : null)
  }
  return (
    <li
      ref={card}
      className="clue clue-beside"
      data-lit={lit || undefined}
      onPointerEnter={() => point(true)}
      onPointerLeave={() => point(false)}
    >
      <h4 className="clue-title">{clue.title}</h4>
      <ClueText clue={clue} />
    </li>
  )
}
