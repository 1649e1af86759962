import { Plus, X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import type { CustomField } from '../../../../electron/contract/work.ts'
import { workStrings } from '../../../strings/index.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { useVocabulary } from '../vocabulary.ts'
import { SettledField } from './settled-field.tsx'

const UNNAMED: CustomField = { name: '', value: '' }

/** Fields that the people of a case invent: a field exists as soon as it has a name. */
export function CustomFields({ fields, onChange }: { fields: readonly CustomField[]; onChange: (fields: CustomField[]) => void }) {
  const { fieldNames } = useVocabulary()
  // Held here until the record has them: a row that went away between its name and the answer took the focus with it.
  const [rows, setRows] = useState(fields)
  const stored = JSON.stringify(fields)
  // The same fields in a new list change nothing.
  useEffect(() => setRows(fields), [stored])
  const listId = useId()
  const used = new Set(rows.map(({ name }) => name))
  const adding = used.has('')

  function change(changed: readonly CustomField[]): void {
    setRows(changed)
    const named = changed.filter(({ name }) => name !== '')
    if (JSON.stringify(named) !== stored) onChange(named)
  }
  const replace = (index: number, changes: Partial<CustomField>) =>
    change(rows.map((field, at) => (at === index ? { ...field, ...changes } : field)))

  return (
    <fieldset className="field group" aria-label={workStrings.fields}>
      <span className="field-label">{workStrings.fields}</span>
      {rows.map(({ name, value }, index) => (
        <div key={index} className="custom-field">
          <SettledField
            autoFocus={name === ''}
            aria-label={workStrings.fieldNameOf(index + 1)}
            placeholder={workStrings.fieldName}
            list={name === '' ? listId : undefined}
            maxLength={60}
            value={name}
            onSettle={(changed) => changed !== '' && replace(index, { name: changed })}
          />
          <SettledField
            aria-label={workStrings.fieldValueOf(name || workStrings.unnamed)}
            placeholder={workStrings.fieldValue}
            maxLength={2000}
            value={value}
            onSettle={(changed) => replace(index, { value: changed })}
          />
          <IconButton
            label={workStrings.removeField(name || workStrings.unnamed)}
            onClick={() => change(rows.filter((_, at) => at !== index))}
          >
            <X aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <datalist id={listId}>
        {fieldNames
          .filter((name) => !used.has(name))
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
      {rows.length === 0 && <p className="field-hint">{workStrings.fieldsHint}</p>}
      {!adding && (
        <div>
          <Button kind="quiet" icon={<Plus aria-hidden="true" />} onClick={() => setRows([...rows, UNNAMED])}>
            {workStrings.addField}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
