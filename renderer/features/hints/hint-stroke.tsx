import type { HintContent } from '../../../electron/contract/hints.ts'
import { HINT_DASHES } from '../../map/index.ts'

/** The line that the hint is drawn with on the map. */
export function HintStroke({ side, strength }: Pick<HintContent, 'side' | 'strength'>) {
  return (
    <svg className="hint-stroke" data-side={side} viewBox="0 0 20 14" aria-hidden="true">
      <rect x="1.5" y="1.5" width="17" height="11" rx="2" strokeDasharray={HINT_DASHES[strength].map((length) => length / 2).join(' ')} />
      {side === 'outside' && <path d="M4 11 13 3M9 12 17 5" />}
    </svg>
  )
}
