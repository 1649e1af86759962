import { Check, Minus, X } from 'lucide-react'
import type { CheckResult } from '../../../electron/core/consistency/candidate-checks.ts'
import { consistencyStrings } from '../../strings/index.ts'

const ICONS = { consistent: Check, contradicts: X, unknown: Minus }

/** Fits, does not fit, or cannot be told: a sign with its word for screen readers. */
export function CheckMark({ result }: { result: CheckResult }) {
  const Icon = ICONS[result]
  return <Icon className="check-mark" data-result={result} role="img" aria-label={consistencyStrings.results[result]} />
}
