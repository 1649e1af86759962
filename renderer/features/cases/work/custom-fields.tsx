import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { CustomField } from '../../../../electron/contract/work.ts'
import { workStrings } from '../../../strings/index.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { useVocabulary } from '../vocabulary.ts'
import { SettledField } from './settled-field.tsx'

/** Fields that the people of a case invent: a field exists as soon as it has a name. */
export function CustomFields({ fields, onChange }: { fields: readonly CustomField[]; onChange: (fields: CustomField[]) => void }) {
  const { fieldNames } = useVocabulary()
  const [adding, setAdding] = useState(false)
  const listId = useId()
  const replaced = (index: number, changes: Partial<CustomField>) =>
    onChange(fields.map((field, at) => (at === index ? { ...field, ...changes } : field)))
  const used = new Set(fields.map(({ name }) => name))
  return (
    <fieldset className="field group" aria-label={workStrings.fields}>
      <span className="field-label">{workStrings.fields}</span>
      {fields.map(({ name, value }, index) => (
        <div key={index} className="custom-field">
          <SettledField
            aria-label={workStrings.fieldNameOf(index + 1)}
            maxLength={60}
            value={name}
            onSettle={(changed) => changed !== '' && replaced(index, { name: changed })}
          />
          <SettledField
            aria-label={workStrings.fieldValueOf(name)}
            maxLength={2000}
            value={value}
            onSettle={(changed) => replaced(index, { value: changed })}
          />
          <IconButton label={workStrings.removeField(name)} onClick={() => onChange(fields.filter((_, at) => at !== index))}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {adding && (
        <div className="custom-field">
          <SettledField
            autoFocus
            aria-label={workStrings.fieldNameOf(fields.length + 1)}
            placeholder={workStrings.fieldName}
            list={listId}
            maxLength={60}
            value=""
            onSettle={(name) => {
              setAdding(false)
              onChange([...fields, { name, value: '' }])
            }}
          />
          <input
            className="input"
            aria-label={workStrings.fieldValueOf(workStrings.unnamed)}
            placeholder={workStrings.fieldValue}
            disabled
          />
          <IconButton label={workStrings.removeField(workStrings.unnamed)} onClick={() => setAdding(false)}>
            <X aria-hidden="true" />
          </IconButton>
          <datalist id={listId}>
            {fieldNames
              .filter((name) => !used.has(name))
              .map((name) => (
                <option key={name} value={name} />
              ))}
          </datalist>
        </div>
      )}
      {fields.length === 0 && !adding && <p className="field-hint">{workStrings.fieldsHint}</p>}
      {!adding && (
        <div>
          <Button kind="quiet" icon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
            {workStrings.addField}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
