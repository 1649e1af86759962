import { useState } from 'react'
import type { EntitiesOfRun, Entity } from '../../../electron/contract/entities.ts'
import type { Sample } from '../../../electron/contract/runs.ts'
import { type AgreementLevel, groupByAgreement } from '../../../electron/core/entities/agreement.ts'
import { entityStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { AnswerCounts } from './answer-counts.tsx'
import { EntityRow } from './entity-row.tsx'

/** What one sample alone says is long and tells little: this many are shown at first. */
const FIRST_ROWS = 12

/** What all say, what one says: answers, claims and places named on the way. */
export function AgreementView({ samples, found }: { samples: readonly Sample[]; found: EntitiesOfRun | null }) {
  if (samples.length === 0) return <p className="faint reading-pad">{entityStrings.nothingYet}</p>
  const numbers = samples.map(({ number }) => number)
  const groups = groupByAgreement(found?.entities ?? [], numbers.length)
  const passedBy = found?.places.filter(({ answeredBy }) => answeredBy.length === 0) ?? []
  return (
    <div className="agreement">
      <AnswerCounts samples={samples} />
      <section className="section agreement-claims">
        <h3>{entityStrings.claims}</h3>
        {found && groups.length === 0 && <p className="faint">{entityStrings.noClaims}</p>}
        {groups.map(({ level, shared }) => (
          <ClaimGroup key={level} level={level} entities={shared} numbers={numbers} />
        ))}
      </section>
      <PassedBy places={passedBy} all={numbers.length} />
    </div>
  )
}

function PassedBy({ places, all }: { places: EntitiesOfRun['places']; all: number }) {
  if (places.length === 0) return null
  return (
    <section className="section">
      <h3>{entityStrings.places}</h3>
      <p className="faint">{entityStrings.placesText}</p>
      <ul className="passed-by">
        {places.map(({ name, samples }) => (
          <li key={name}>
            {name} <span className="faint figures">{entityStrings.namedBy(samples.length, all)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ClaimGroup({ level, entities, numbers }: { level: AgreementLevel; entities: readonly Entity[]; numbers: readonly number[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? entities : entities.slice(0, FIRST_ROWS)
  return (
    <div className="claim-group">
      <h4 className="claim-level">
        {entityStrings.levels[level]} <span className="panel-count figures">{entities.length}</span>
      </h4>
      <ul className="entity-list">
        {shown.map((entity) => (
          <EntityRow key={entity.key} entity={entity} numbers={numbers} />
        ))}
      </ul>
      {entities.length > FIRST_ROWS && (
        <Button kind="quiet" onClick={() => setAll(!all)}>
          {all ? entityStrings.fewerClaims : entityStrings.moreClaims(entities.length - FIRST_ROWS)}
        </Button>
      )}
    </div>
  )
}
