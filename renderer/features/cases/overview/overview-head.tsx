import { Plus, Search, X } from 'lucide-react'
import { overviewStrings } from '../../../strings/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { useCases } from '../store.ts'
import { type Subject, useOverview, type View } from './store.ts'

const SUBJECTS = Object.entries(overviewStrings.subjects).map(([value, title]) => ({ value: value as Subject, title }))
const VIEWS = Object.entries(overviewStrings.views).map(([value, title]) => ({ value: value as View, title }))

export function OverviewHead() {
  const { subject, view, filter, change } = useOverview()
  const openForm = useCases((state) => state.openForm)
  return (
    <header className="overview-head">
      <h2 className="overview-name">{overviewStrings.title}</h2>
      <Segments label={overviewStrings.subject} value={subject} options={SUBJECTS} onChange={(chosen) => change({ subject: chosen })} />
      <search className="overview-search">
        <Search aria-hidden="true" />
        <input
          className="input"
          type="search"
          aria-label={overviewStrings.search}
          placeholder={overviewStrings.searchPlaceholder}
          maxLength={400}
          value={filter.text}
          onChange={(event) => change({ filter: { ...filter, text: event.target.value, foundIn: null } })}
        />
        {filter.text !== '' && (
          <button
            type="button"
            className="tag-remove"
            aria-label={overviewStrings.clearSearch}
            onClick={() => change({ filter: { ...filter, text: '', foundIn: null } })}
          >
            <X aria-hidden="true" />
          </button>
        )}
      </search>
      <Segments label={overviewStrings.view} value={view} options={VIEWS} onChange={(chosen) => change({ view: chosen })} />
      <Button kind="primary" icon={<Plus aria-hidden="true" />} onClick={() => openForm({ kind: 'new' })}>
        {overviewStrings.newCase}
      </Button>
    </header>
  )
}
