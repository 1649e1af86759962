import { memo, useMemo } from 'react'
import type { EntitiesOfRun, Entity } from '../../../electron/contract/entities.ts'
import { entityStrings } from '../../strings/index.ts'
import { useEntities } from './entities-store.ts'
import { markedParts } from './marked-parts.ts'
import { stepOnKey } from './step-entity.ts'

interface TracedTextProps {
  text: string
  sample: number
  found: EntitiesOfRun | null
}

/** A sample's words with what it names underlined; the line's shape and colour tell what was found of it. */
export const TracedText = memo(function TracedText({ text, sample, found }: TracedTextProps) {
  const parts = useMemo(() => (found ? markedParts(text, sample, found) : []), [text, sample, found])
  if (parts.length === 0) return <p className="traced">{text}</p>
  const first = parts.find((part) => part.kind === 'entity')?.start
  return (
    <p className="traced" onKeyDown={stepOnKey}>
      {parts.map((part) => {
        if (part.kind === 'plain') return part.text
        if (part.kind === 'unclaimed') {
          return (
            <span key={part.start} className="unclaimed" title={entityStrings.unclaimed}>
              {part.text}
            </span>
          )
        }
        return <EntityMark key={part.start} entity={part.entity} text={part.text} reachable={part.start === first} />
      })}
    </p>
  )
})

function EntityMark({ entity, text, reachable }: { entity: Entity; text: string; reachable: boolean }) {
  const { key, status } = entity
  const lit = useEntities((state) => state.lit === key || state.chosen === key)
  const light = useEntities((state) => state.light)
  const choose = useEntities((state) => state.choose)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button breaks the line around itself; words must flow as they were written.
    <span
      role="button"
      className="entity-mark"
      data-status={status}
      data-lit={lit || undefined}
      // One stop for Tab a text; the arrow keys lead from mark to mark.
      tabIndex={reachable ? 0 : -1}
      title={entityStrings.mark(entity.label, entityStrings.statuses[status])}
      onPointerEnter={() => light(key)}
      onPointerLeave={() => light(null)}
      onFocus={() => light(key)}
      onBlur={() => light(null)}
      onClick={() => choose(key)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        choose(key)
      }}
    >
      {text}
    </span>
  )
}
