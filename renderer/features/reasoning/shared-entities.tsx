import type { Entity } from '../../../electron/contract/entities.ts'
import { entityStrings } from '../../strings/index.ts'
import { useEntities } from './entities-store.ts'
import { StatusMark } from './status-mark.tsx'

/** What more than one of the samples shown names; pointing at it lights it in all their words. */
export function SharedEntities({ entities, numbers }: { entities: readonly Entity[]; numbers: readonly number[] }) {
  const light = useEntities((state) => state.light)
  const choose = useEntities((state) => state.choose)
  const lit = useEntities((state) => state.lit)
  const shared = entities
    .map((entity) => ({ entity, count: entity.samples.filter((sample) => numbers.includes(sample)).length }))
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count)
  if (shared.length === 0) return null
  return (
    <section className="shared" aria-label={entityStrings.shared}>
      <p className="faint">{entityStrings.shared}</p>
      <ul className="shared-list">
        {shared.map(({ entity: { key, kind, label, status }, count }) => (
          <li key={key}>
            <button
              type="button"
              className="shared-entity"
              data-lit={key === lit || undefined}
              onPointerEnter={() => light(key)}
              onPointerLeave={() => light(null)}
              onFocus={() => light(key)}
              onBlur={() => light(null)}
              onClick={() => choose(key)}
            >
              <StatusMark status={status} />
              <span className="entity-name" data-quoted={kind === 'quoted' || undefined}>
                {label}
              </span>
              <span className="faint figures">{count}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
