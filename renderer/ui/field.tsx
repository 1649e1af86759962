import { type ComponentProps, type ReactNode, useId } from 'react'

interface FieldProps {
  label: string
  hint?: string | undefined
  problem?: string | undefined
  children: (control: { id: string; className: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }) => ReactNode
}

/** A labelled control with its hint and its complaint; the control is given what ties them together. */
function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId()
  const below = problem ?? hint
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, className: 'input', 'aria-describedby': below ? `${id}-below` : undefined, 'aria-invalid': problem !== undefined })}
      {below && (
        <p id={`${id}-below`} className={problem ? 'field-problem' : 'field-hint'}>
          {below}
        </p>
      )}
    </div>
  )
}

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  label: string
  hint?: string | undefined
  problem?: string | undefined
  onChange: (value: string) => void
}

export function TextField({ label, hint, problem, onChange, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => <input {...rest} {...control} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange'> {
  label: string
  hint?: string | undefined
  onChange: (value: string) => void
}

export function TextArea({ label, hint, onChange, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => <textarea {...rest} {...control} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}

interface SelectFieldProps<Value extends string> {
  label: string
  hint?: string | undefined
  value: Value
  options: readonly { value: Value; title: string; disabled?: boolean }[]
  onChange: (value: Value) => void
}

export function SelectField<Value extends string>({ label, hint, value, options, onChange }: SelectFieldProps<Value>) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value as Value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
