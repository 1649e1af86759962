import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react'
import { modelStrings } from '../../strings/index.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import type { EntryState, Vouching } from './entries.ts'

const TONES: Record<EntryState, Tone> = {
  ready: 'good',
  fetched: 'warn',
  changed: 'bad',
  trouble: 'bad',
  missing: 'neutral',
  waiting: 'neutral',
  'under-way': 'accent',
  paused: 'neutral',
  failed: 'bad',
}

export function StateBadge({ state }: { state: EntryState }) {
  return <Badge tone={TONES[state]}>{modelStrings.states[state]}</Badge>
}

const SHIELDS = { vouched: ShieldCheck, accepted: ShieldAlert, changed: ShieldAlert, none: ShieldQuestion }

/** What vouches for a model, as a sign; its words are for screen readers and for the tip. */
export function VouchingMark({ vouching }: { vouching: Vouching }) {
  const Shield = SHIELDS[vouching]
  const words = modelStrings.vouching[vouching]
  return (
    <span className="model-shield" data-vouching={vouching} title={words}>
      <Shield aria-hidden="true" />
      <span className="unseen">{words}</span>
    </span>
  )
}
