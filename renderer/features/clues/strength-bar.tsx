import { strengthText } from './strength.ts'

const STEPS = [0.05, 0.25, 0.55, 0.85]

/** Strength in a word, with four small marks. */
export function StrengthBar({ reliability }: { reliability: number }) {
  const text = strengthText(reliability)
  return (
    <span className="strength">
      <span className="strength-marks" aria-hidden="true">
        {STEPS.map((step) => (
          <span key={step} className="strength-mark" data-on={reliability >= step || undefined} />
        ))}
      </span>
      {text}
    </span>
  )
}
