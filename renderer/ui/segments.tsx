import { RadioGroup } from 'radix-ui'

interface SegmentsProps<Value extends string> {
  label: string
  value: Value | null
  options: readonly { value: Value; title: string; tone?: 'good' | 'warn' | 'bad' }[]
  onChange: (value: Value) => void
}

/** One choice of a few, side by side. */
export function Segments<Value extends string>({ label, value, options, onChange }: SegmentsProps<Value>) {
  return (
    <RadioGroup.Root
      className="segments"
      aria-label={label}
      orientation="horizontal"
      value={value ?? ''}
      onValueChange={(chosen) => onChange(chosen as Value)}
    >
      {options.map((option) => (
        <RadioGroup.Item key={option.value} value={option.value} className="segment" data-tone={option.tone}>
          {option.title}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
