import { reasoningStrings } from '../../strings/index.ts'
import { ShareBar } from '../../ui/bar.tsx'
import { useReasoning } from './store.ts'
import { agreementOf, type Traces } from './trace.ts'

/** What all say and what one says: the places named, with how many samples name each. */
export function AgreementList({ traces }: { traces: Traces }) {
  const show = useReasoning((state) => state.show)
  const agreement = agreementOf(traces)
  const finished = [...traces.values()].filter((trace) => trace.finished).length
  if (agreement.length === 0) return null
  return (
    <section className="section">
      <h3>{reasoningStrings.agreement}</h3>
      <ul className="agreement">
        {agreement.map(({ name, numbers }) => (
          <li key={name}>
            <button type="button" className="agreement-row" onClick={() => show(numbers[0] ?? 0)}>
              <span className="agreement-name">{name}</span>
              <span className="faint figures">{reasoningStrings.times(numbers.length, finished)}</span>
              <ShareBar share={numbers.length / finished} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
