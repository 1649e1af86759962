import { useEffect, useState } from 'react'
import { runStrings } from '../../strings/index.ts'
import { TextField } from '../../ui/field.tsx'
import { readNumber } from './read-number.ts'

interface NumberFieldProps {
  label: string
  hint?: string
  value: number
  min: number
  max: number
  whole?: boolean
  onChange: (value: number) => void
}

/** Keeps what is being typed even while it is no number; only valid numbers are handed on. */
export function NumberField({ label, hint, value, min, max, whole = false, onChange }: NumberFieldProps) {
  const [text, setText] = useState(String(value))
  useEffect(() => {
    setText((before) => (readNumber(before, min, max, whole) === value ? before : String(value)))
  }, [value, min, max, whole])
  const valid = readNumber(text, min, max, whole) !== null
  return (
    <TextField
      label={label}
      hint={hint}
      problem={valid ? undefined : runStrings.outside(min, max)}
      inputMode="decimal"
      value={text}
      onChange={(typed) => {
        setText(typed)
        const number = readNumber(typed, min, max, whole)
        if (number !== null) onChange(number)
      }}
    />
  )
}
