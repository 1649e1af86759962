import { Fragment, type ReactNode } from 'react'

/** Names and values, one pair a line. */
export function FactList({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value], index) => (
        // Metadata may repeat a name, so the position is part of the key; the list is never reordered.
        <Fragment key={`${index} ${name}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
