import { useId } from 'react'
import type { CaseRecord } from '../../../../electron/contract/cases.ts'
import type { CaseChanges, WorkStatus } from '../../../../electron/contract/work.ts'
import { workStrings } from '../../../strings/index.ts'
import { SelectField } from '../../../ui/field.tsx'
import { useVocabulary } from '../vocabulary.ts'
import { CustomFields } from './custom-fields.tsx'
import { SettledField } from './settled-field.tsx'
import { STATUSES } from './status-mark.tsx'
import { TagField } from './tag-field.tsx'

export const STATUS_OPTIONS: { value: WorkStatus; title: string }[] = STATUSES.map((value) => ({
  value,
  title: workStrings.statuses[value],
}))

/** Where the work on a case stands. Everything counts as soon as it is set, and can be undone. */
export function CaseWork({ record, onChange }: { record: CaseRecord; onChange: (changes: CaseChanges) => void }) {
  const { tags, assignees } = useVocabulary()
  const id = useId()
  return (
    <div className="work">
      <SelectField label={workStrings.status} value={record.status} options={STATUS_OPTIONS} onChange={(status) => onChange({ status })} />
      <div className="field">
        <label className="field-label" htmlFor={`${id}-assignee`}>
          {workStrings.assignee}
        </label>
        <SettledField
          id={`${id}-assignee`}
          list={`${id}-people`}
          placeholder={workStrings.assigneePlaceholder}
          maxLength={120}
          value={record.assignee}
          onSettle={(assignee) => onChange({ assignee })}
        />
        <datalist id={`${id}-people`}>
          {assignees.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <div className="field">
        <span className="field-label">{workStrings.tags}</span>
        <TagField tags={record.tags} known={tags.map(({ tag }) => tag)} onChange={(changed) => onChange({ tags: changed })} />
      </div>
      <CustomFields key={record.id} fields={record.fields} onChange={(fields) => onChange({ fields })} />
    </div>
  )
}
