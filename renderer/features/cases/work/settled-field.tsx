import { type ComponentProps, useEffect, useState } from 'react'

interface SettledFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  value: string
  /** Called once with what was typed, when the field is left or Enter is pressed; never for what did not change. */
  onSettle: (value: string) => void
}

/** A text field whose every letter is not yet an act: what is typed counts when it is finished. Escape takes it back. */
export function SettledField({ value, onSettle, className = 'input', ...rest }: SettledFieldProps) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const settle = () => {
    if (typed.trim() !== value) onSettle(typed.trim())
  }
  return (
    <input
      {...rest}
      className={className}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
        if (event.key === 'Escape' && typed !== value) {
          event.stopPropagation()
          event.preventDefault()
          setTyped(value)
        }
      }}
    />
  )
}
