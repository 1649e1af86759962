import { ScanText, SearchX } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import type { Clue } from '../../../electron/contract/clues.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import { clueStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState, Loading } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { AnswerLine } from './claim-actions.ts'
import { ClaimList } from './claim-list.tsx'
import { ClaimToolbar } from './claim-toolbar.tsx'
import { claimsShown, isClaim } from './claims-shown.ts'
import { ClueCard } from './clue-card.tsx'
import { useForesight } from './foresight.ts'
import { useOwnClue } from './own-clue-store.ts'
import { type SeenFrom, SeenFromContext } from './seen-from.ts'
import { useClues } from './store.ts'
import { otherClues } from './strength.ts'

interface CluePanelProps extends AnswerLine {
  /** False while text is still being looked for in the photo. */
  textRead: boolean
  /** The answer as shown; null while there is none. */
  posterior: Posterior | null
  chosenRank: number | null
  addKeys: string
  /** Stands between the claims and what is shown beside the answer. */
  checks: ReactNode
}

/** The photo's evidence: claims that can be judged, checks against the candidates, and what is shown beside the answer. */
export function CluePanel(props: CluePanelProps) {
  const clues = useClues((state) => state.clues)
  const problem = useClues((state) => state.problem)
  if (problem && !clues) {
    const { photoId, load } = useClues.getState()
    return (
      <section className="section">
        <ProblemNote problem={problem} onRetry={() => void load(photoId)} />
      </section>
    )
  }
  if (!clues) return <Loading label={clueStrings.loading} />
  return (
    <>
      {problem && (
        <section className="section">
          <ProblemNote problem={problem} />
        </section>
      )}
      <Claims clues={clues} {...props} />
      {props.checks}
      <Beside clues={clues} />
    </>
  )
}

function Claims({
  clues,
  textRead,
  posterior,
  chosenRank,
  addKeys,
  runId,
  onAnswer,
  onForeseen,
}: CluePanelProps & { clues: readonly Clue[] }) {
  const filter = useClues((state) => state.filter)
  const order = useClues((state) => state.order)
  const add = useOwnClue((state) => state.add)
  const candidate = posterior?.candidates.find(({ rank }) => rank === (chosenRank ?? 1)) ?? null
  const rank = candidate?.rank ?? 1
  const seenFrom = useMemo((): SeenFrom => ({ posterior, rank }), [posterior, rank])
  const line = useMemo((): AnswerLine => ({ runId, onAnswer, onForeseen }), [runId, onAnswer, onForeseen])
  useForesight({ clues, posterior, runId })
  if (!clues.some(isClaim)) {
    const actions = <Button onClick={add}>{clueStrings.add}</Button>
    return textRead ? (
      <EmptyState icon={<SearchX aria-hidden="true" />} title={clueStrings.emptyTitle} text={clueStrings.emptyText} actions={actions} />
    ) : (
      <EmptyState icon={<ScanText aria-hidden="true" />} title={clueStrings.notReadTitle} text={clueStrings.notRead} actions={actions} />
    )
  }
  const shown = claimsShown(clues, { posterior, rank, filter, order })
  return (
    <section className="section">
      <h3 className="unseen">{clueStrings.claims}</h3>
      <ClaimToolbar seenFrom={candidate?.name ?? null} addKeys={addKeys} onAdd={add} />
      {!textRead && <Note>{clueStrings.notRead}</Note>}
      {shown.length > 0 ? (
        <SeenFromContext value={seenFrom}>
          <ClaimList claims={shown} line={line} />
        </SeenFromContext>
      ) : (
        <p className="faint">{clueStrings.noneShown}</p>
      )}
      <p className="faint">{clueStrings.keysHint}</p>
    </section>
  )
}

function Beside({ clues }: { clues: readonly Clue[] }) {
  const { text, metadata } = otherClues(clues)
  const cards = (group: readonly Clue[]) => (
    <ul className="clue-list">
      {group.map((clue) => (
        <ClueCard key={clue.id} clue={clue} />
      ))}
    </ul>
  )
  return (
    <>
      {metadata.length > 0 && (
        <section className="section">
          <Disclosure title={<h3>{clueStrings.groupMetadata(metadata.length)}</h3>}>
            <div className="stack">
              <p className="faint">{clueStrings.groupMetadataText}</p>
              {cards(metadata)}
            </div>
          </Disclosure>
        </section>
      )}
      {text.length > 0 && (
        <section className="section">
          <Disclosure title={<h3>{clueStrings.groupText(text.length)}</h3>}>{cards(text)}</Disclosure>
        </section>
      )}
    </>
  )
}
