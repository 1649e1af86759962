import type { Sample } from '../../../electron/contract/runs.ts'
import { countAnswers } from '../../../electron/core/entities/agreement.ts'
import { entityStrings } from '../../strings/index.ts'
import { ShareBar } from '../../ui/bar.tsx'
import { useReasoning } from './store.ts'

/** The answers by country and city, with how many samples give each. */
export function AnswerCounts({ samples }: { samples: readonly Sample[] }) {
  const show = useReasoning((state) => state.show)
  return (
    <section className="section">
      <h3>{entityStrings.answers}</h3>
      <ul className="answer-counts">
        {countAnswers(samples).map(({ country, samples: numbers, cities }) => (
          <li key={country ?? ''} className="answer-country">
            <div className="answer-line">
              <span className={country ? 'answer-name' : 'answer-name faint'}>{country ?? entityStrings.noAnswer}</span>
              <span className="faint figures">{entityStrings.namedBy(numbers.length, samples.length)}</span>
            </div>
            <ShareBar share={numbers.length / samples.length} />
            <p className="answer-cities">
              {cities.map(({ city, samples: ofCity }) => (
                <button key={city ?? ''} type="button" className="answer-city" onClick={() => show(ofCity[0] ?? 0)}>
                  {city ?? <span className="faint">{country ? entityStrings.noCity : entityStrings.samples(ofCity.length)}</span>}
                  {ofCity.length > 1 && city && <span className="faint figures">{` ×${ofCity.length}`}</span>}
                </button>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
