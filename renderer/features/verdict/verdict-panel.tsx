import type { Verdict } from '../../../electron/contract/cases.ts'
import type { Candidate } from '../../../electron/contract/posterior.ts'
import { verdictStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { SelectField, TextArea } from '../../ui/field.tsx'
import { momentText } from '../../ui/figures/moment.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { PlaceField, placeText } from './place-field.tsx'
import { useVerdict } from './store.ts'

const PRECISIONS = Object.entries(verdictStrings.precisions).map(([value, title]) => ({ value: value as Verdict['precision'], title }))

/** The analyst's own conclusion; `first` is the model's, offered as a starting point. */
export function VerdictPanel({ first }: { first: Candidate | null }) {
  const { verdicts, draft, problem, change, save } = useVerdict()
  if (!draft) return null
  const standing = verdicts?.find(({ withdrawn }) => !withdrawn)
  const earlier = verdicts?.filter((verdict) => verdict !== standing) ?? []
  const decided = draft.precision === 'undecided' || draft.placeName.trim() !== ''
  return (
    <section className="section">
      <h3>{verdictStrings.verdict}</h3>
      <p className="faint">{verdictStrings.text}</p>
      {standing && <VerdictEntry verdict={standing} title={verdictStrings.standing} />}
      <SelectField
        label={verdictStrings.precision}
        value={draft.precision}
        options={PRECISIONS}
        onChange={(precision) => change({ precision })}
      />
      <PlaceField
        value={draft.placeName}
        onType={(placeName) => change({ placeName, placeId: null, countryCode: null, at: null })}
        onChoose={(match) => {
          const { id, countryCode, lat, lon } = match.place
          change({ placeName: placeText({ ...match, matched: 'name' }), placeId: id, countryCode, at: { lat, lon } })
        }}
      />
      {first && draft.placeName === '' && (
        <div>
          <Button
            kind="quiet"
            onClick={() => change({ placeName: first.name, placeId: first.placeId, countryCode: first.countryCode, at: first.at })}
          >
            {verdictStrings.takeCandidate(first.name)}
          </Button>
        </div>
      )}
      <TextArea
        label={verdictStrings.reasons}
        placeholder={verdictStrings.reasonsPlaceholder}
        value={draft.reasons}
        onChange={(reasons) => change({ reasons })}
      />
      <div>
        <Button
          kind="primary"
          disabled={!decided || (draft.precision === 'undecided' && draft.reasons.trim() === '')}
          onClick={() => void save()}
        >
          {verdictStrings.save}
        </Button>
      </div>
      {problem && <ProblemNote problem={problem} />}
      {earlier.length > 0 && (
        <Disclosure title={verdictStrings.history(earlier.length)}>
          <div className="entries">
            {earlier.map((verdict) => (
              <VerdictEntry key={verdict.number} verdict={verdict} {...(verdict.withdrawn && { title: verdictStrings.withdrawn })} />
            ))}
          </div>
        </Disclosure>
      )}
    </section>
  )
}

function VerdictEntry({ verdict, title }: { verdict: Verdict; title?: string }) {
  return (
    <article className="entry">
      {title && <p className="entry-title">{title}</p>}
      <p className="entry-text">
        {verdictStrings.concluded(verdictStrings.precisions[verdict.precision], verdict.placeName || verdictStrings.noPlace)}
      </p>
      {verdict.reasons && <p className="entry-text">{verdict.reasons}</p>}
      <p className="faint">
        {verdict.author} · {momentText(verdict.decidedAt, new Date())}
      </p>
    </article>
  )
}
