import { Slider as RadixSlider } from 'radix-ui'
import { useId } from 'react'

interface SliderProps {
  label: string
  /** One value, or two for a range. */
  value: readonly number[]
  min: number
  max: number
  step: number
  /** The value in words, beside the label. */
  valueText: string
  /** Names of the thumbs, where there are two. */
  thumbLabels?: readonly string[]
  onChange: (value: number[]) => void
  /** When the thumb is let go. */
  onCommit?: (value: number[]) => void
}

export function Slider({ label, value, min, max, step, valueText, thumbLabels, onChange, onCommit }: SliderProps) {
  const id = useId()
  return (
    <div className="slider-field">
      <span id={id} className="field-label">
        {label}
      </span>
      <output className="slider-value figures">{valueText}</output>
      <RadixSlider.Root
        className="slider"
        value={[...value]}
        min={min}
        max={max}
        step={step}
        onValueChange={onChange}
        {...(onCommit && { onValueCommit: onCommit })}
      >
        <RadixSlider.Track className="slider-track">
          <RadixSlider.Range className="slider-range" />
        </RadixSlider.Track>
        {value.map((_, index) => {
          const thumbLabel = thumbLabels?.[index]
          return (
            <RadixSlider.Thumb
              key={index}
              className="slider-thumb"
              {...(thumbLabel ? { 'aria-label': thumbLabel } : { 'aria-labelledby': id })}
            />
          )
        })}
      </RadixSlider.Root>
    </div>
  )
}
