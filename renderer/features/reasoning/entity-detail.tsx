import type { Entity } from '../../../electron/contract/entities.ts'
import { entityStrings } from '../../strings/index.ts'
import { probabilityText } from '../../ui/figures/probability.ts'
import { useReasoning } from './store.ts'

/** Why an entity has its mark, in a sentence and figures, and which samples name it. */
export function EntityDetail({ entity }: { entity: Entity }) {
  const show = useReasoning((state) => state.show)
  const { reason, line, seenProbability, controlProbability, asked, regionSource, descriptions, samples, label } = entity
  const others = descriptions.filter(({ text }) => text.toLowerCase() !== label.toLowerCase())
  return (
    <div className="entity-detail">
      <p>{entityStrings.reasons[reason]}</p>
      {line && <p className="faint">{entityStrings.line(line.text, line.reader, probabilityText(line.confidence))}</p>}
      {seenProbability !== null && controlProbability !== null && (
        <p className="faint figures">
          {asked && `${entityStrings.asked(asked)}. `}
          {entityStrings.probabilities(probabilityText(seenProbability), probabilityText(controlProbability))}
        </p>
      )}
      {regionSource && <p className="faint">{regionSource === 'model' ? entityStrings.regionModel : entityStrings.regionRead}</p>}
      {others.length > 0 && (
        <p className="faint">
          {entityStrings.described}{' '}
          {others.map(({ text, samples: named }) => (named.length > 1 ? `${text} (${named.length})` : text)).join(', ')}
        </p>
      )}
      <p className="said-in">
        <span className="faint">{entityStrings.saidIn}</span>
        {samples.map((number) => (
          <button
            key={number}
            type="button"
            className="sample-link figures"
            aria-label={entityStrings.showSample(number)}
            onClick={() => show(number)}
          >
            {entityStrings.sampleNumber(number)}
          </button>
        ))}
      </p>
    </div>
  )
}
