import { ScanText, SearchX } from 'lucide-react'
import { clueStrings } from '../../strings/index.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState, Loading } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ClueCard } from './clue-card.tsx'
import { useClues } from './store.ts'
import { groupClues } from './strength.ts'

interface CluePanelProps {
  /** False while text is still being looked for in the photo. */
  textRead: boolean
  onJudged: () => void
}

/** The photo's clues in three groups: what may tell the place, text that does not, and metadata apart. */
export function CluePanel({ textRead, onJudged }: CluePanelProps) {
  const { clues, problem, photoId, load } = useClues()
  if (problem && !clues) {
    return (
      <section className="section">
        <ProblemNote problem={problem} onRetry={() => void load(photoId)} />
      </section>
    )
  }
  if (!clues) return <Loading label={clueStrings.loading} />
  if (clues.length === 0 && !textRead) {
    return <EmptyState icon={<ScanText aria-hidden="true" />} title={clueStrings.notReadTitle} text={clueStrings.notRead} />
  }
  if (clues.length === 0) {
    return <EmptyState icon={<SearchX aria-hidden="true" />} title={clueStrings.emptyTitle} text={clueStrings.emptyText} />
  }
  const { telling, text, metadata } = groupClues(clues)
  const cards = (group: typeof clues) => (
    <ul className="clue-list">
      {group.map((clue) => (
        <ClueCard key={clue.id} clue={clue} onJudged={onJudged} />
      ))}
    </ul>
  )
  return (
    <>
      {problem && (
        <section className="section">
          <ProblemNote problem={problem} />
        </section>
      )}
      {!textRead && (
        <section className="section">
          <Note>{clueStrings.notRead}</Note>
        </section>
      )}
      {telling.length > 0 && (
        <section className="section">
          <h3>{clueStrings.groupPlace}</h3>
          {cards(telling)}
        </section>
      )}
      {text.length > 0 && (
        <section className="section">
          <Disclosure title={<h3>{clueStrings.groupText(text.length)}</h3>} open={telling.length === 0 || text.length <= 3}>
            {cards(text)}
          </Disclosure>
        </section>
      )}
      {metadata.length > 0 && (
        <section className="section">
          <h3>{clueStrings.groupMetadata}</h3>
          <p className="faint">{clueStrings.groupMetadataText}</p>
          {cards(metadata)}
        </section>
      )}
    </>
  )
}
