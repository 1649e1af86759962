import { MapPinned } from 'lucide-react'
import type { Hint } from '../../../electron/contract/hints.ts'
import { hintStrings } from '../../strings/index.ts'
import { EmptyState, Loading } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { HintCard } from './hint-card.tsx'
import './hints.css'
import { NewHint } from './new-hint.tsx'
import { useHints } from './store.ts'

interface HintPanelProps {
  /** Closes the area that is being drawn on the map. */
  onFinish: () => void
  onCancel: () => void
  onShow: (hint: Hint) => void
}

/** Hints of the photo and of its case, and the ways of making one. */
export function HintPanel({ onFinish, onCancel, onShow }: HintPanelProps) {
  const hints = useHints((state) => state.hints)
  const problem = useHints((state) => state.problem)
  const dismiss = useHints((state) => state.dismissProblem)
  return (
    <>
      <section className="section">
        <p className="faint">{hintStrings.intro}</p>
        <NewHint onFinish={onFinish} onCancel={onCancel} />
        {problem && <ProblemNote problem={problem} onDismiss={dismiss} />}
      </section>
      <section className="section" aria-label={hintStrings.title}>
        {!hints && !problem && <Loading label={hintStrings.loading} />}
        {hints?.length === 0 && (
          <EmptyState icon={<MapPinned aria-hidden="true" />} title={hintStrings.emptyTitle} text={hintStrings.emptyText} />
        )}
        {hints && hints.length > 0 && (
          <ul className="hint-list">
            {hints.map((hint) => (
              <HintCard key={hint.id} hint={hint} onShow={onShow} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
