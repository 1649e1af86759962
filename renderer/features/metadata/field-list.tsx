import { useState } from 'react'
import type { MetadataField } from '../../../electron/contract/photos.ts'
import { metadataStrings } from '../../strings/index.ts'
import { TextField } from '../../ui/field.tsx'
import { explanationOf } from './explanations.ts'

/** Fewer are seen at a glance. */
const SEARCHED_FROM = 12

/** Every field by group; each that is known opens to what it is, what it proves and what not. */
export function FieldList({ fields }: { fields: readonly MetadataField[] }) {
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const shown = fields.filter(({ name, value, tag }) => `${name} ${value} ${tag ?? ''}`.toLowerCase().includes(wanted))
  const groups = Map.groupBy(shown, ({ group }) => group)
  return (
    <section className="section">
      <h3>{metadataStrings.allFields(fields.length)}</h3>
      <p className="faint">{metadataStrings.fieldsText}</p>
      {fields.length >= SEARCHED_FROM && <TextField label={metadataStrings.searchFields} type="search" value={words} onChange={setWords} />}
      {[...groups].map(([group, members]) => (
        <div key={group} className="field-group">
          <h4>{group}</h4>
          {members.map((field, index) => (
            // A group may repeat a field; the list is never reordered.
            <FieldRow key={`${index} ${field.name}`} field={field} />
          ))}
        </div>
      ))}
      {shown.length === 0 && <p className="faint">{metadataStrings.noSuchField}</p>}
    </section>
  )
}

function FieldRow({ field: { name, value, tag } }: { field: MetadataField }) {
  const explanation = explanationOf(tag)
  const line = (
    <>
      <span className="field-row-name">{name}</span>
      <span className="field-row-value">{value}</span>
    </>
  )
  if (!explanation) return <div className="field-row">{line}</div>
  return (
    <details className="field-row-more">
      <summary className="field-row">{line}</summary>
      <dl className="explanation">
        <dt>{metadataStrings.is}</dt>
        <dd>{explanation.is}</dd>
        <dt>{metadataStrings.proves}</dt>
        <dd>{explanation.proves}</dd>
        <dt>{metadataStrings.provesNot}</dt>
        <dd>{explanation.provesNot}</dd>
      </dl>
    </details>
  )
}
