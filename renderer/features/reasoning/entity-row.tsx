import { useEffect, useRef } from 'react'
import type { Entity } from '../../../electron/contract/entities.ts'
import { entityStrings } from '../../strings/index.ts'
import { useEntities } from './entities-store.ts'
import { EntityDetail } from './entity-detail.tsx'
import { SampleDots } from './sample-dots.tsx'
import { StatusMark } from './status-mark.tsx'

interface EntityRowProps {
  entity: Entity
  numbers: readonly number[]
}

/** One claim: its mark, its name, and which samples make it; opens to why it is marked so. */
export function EntityRow({ entity, numbers }: EntityRowProps) {
  const { key, kind, label, status, samples } = entity
  const lit = useEntities((state) => state.lit === key)
  const open = useEntities((state) => state.chosen === key)
  const light = useEntities((state) => state.light)
  const choose = useEntities((state) => state.choose)
  const row = useRef<HTMLLIElement>(null)
  const pointed = useRef(false)
  useEffect(() => {
    // Lit from the photo: bring the row into view; lit from here, it is in view already.
    if ((lit || open) && !pointed.current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [lit, open])
  const point = (on: boolean) => {
    pointed.current = on
    light(on ? key : null)
  }
  return (
    <li
      ref={row}
      className="entity-entry"
      data-lit={lit || open || undefined}
      onPointerEnter={() => point(true)}
      onPointerLeave={() => point(false)}
    >
      <button
        type="button"
        className="entity-row"
        aria-expanded={open}
        onFocus={() => point(true)}
        onBlur={() => point(false)}
        onClick={() => choose(open ? null : key)}
      >
        <StatusMark status={status} />
        <span className="entity-name" data-status={status} data-quoted={kind === 'quoted' || undefined}>
          {label}
        </span>
        <span className="faint entity-kind">{entityStrings.kinds[kind] === label ? null : entityStrings.kinds[kind]}</span>
        <SampleDots named={samples} numbers={numbers} />
        <span className="faint figures entity-count">{entityStrings.namedBy(samples.length, numbers.length)}</span>
      </button>
      {open && <EntityDetail entity={entity} />}
    </li>
  )
}
