import { overviewStrings } from '../../../strings/index.ts'
import { useOverview } from './store.ts'

/** Where the searched words stand, with how often: one of them can be chosen. */
export function FoundIn() {
  const { filter, found, change } = useOverview()
  if (filter.text.trim() === '' || found.length === 0) return null
  const choose = (foundIn: typeof filter.foundIn) => change({ filter: { ...filter, foundIn } })
  return (
    <fieldset className="found-in group" aria-label={overviewStrings.foundIn}>
      <span className="faint" aria-hidden="true">
        {overviewStrings.foundIn}
      </span>
      <button type="button" className="found-kind" aria-pressed={filter.foundIn === null} onClick={() => choose(null)}>
        {overviewStrings.everywhere}
      </button>
      {found.map(({ kind, count, more }) => (
        <button
          key={kind}
          type="button"
          className="found-kind"
          aria-pressed={filter.foundIn === kind}
          onClick={() => choose(filter.foundIn === kind ? null : kind)}
        >
          {overviewStrings.kinds[kind]}
          <span className="found-count figures">{overviewStrings.hits(count, more)}</span>
        </button>
      ))}
    </fieldset>
  )
}
