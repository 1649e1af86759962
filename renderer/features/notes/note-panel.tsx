import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import { noteStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/empty-state.tsx'
import { TextArea } from '../../ui/field.tsx'
import { momentText } from '../../ui/figures/moment.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useNotes } from './store.ts'

export function NotePanel({ caseId, photoId }: { caseId: CaseId; photoId: PhotoId }) {
  const { notes, problem, drafts, write, add, load } = useNotes()
  const draft = drafts.get(photoId) ?? ''
  const now = new Date()
  return (
    <section className="section">
      <h3>{noteStrings.notes}</h3>
      <TextArea
        label={noteStrings.write}
        placeholder={noteStrings.placeholder}
        value={draft}
        maxLength={20_000}
        onChange={(text) => write(photoId, text)}
      />
      <div>
        <Button disabled={draft.trim() === ''} onClick={() => void add(caseId, photoId)}>
          {noteStrings.add}
        </Button>
      </div>
      {problem && <ProblemNote problem={problem} onRetry={() => void load(caseId, photoId)} />}
      {!notes && !problem && <Loading label={noteStrings.loading} />}
      {notes?.length === 0 && <p className="faint">{noteStrings.empty}</p>}
      {notes && notes.length > 0 && (
        <ul className="entries">
          {notes
            .toSorted((a, b) => b.writtenAt.localeCompare(a.writtenAt))
            .map((note) => (
              <li key={note.id} className="entry">
                <p className="entry-text">{note.text}</p>
                <p className="faint">
                  {note.author} · {momentText(note.writtenAt, now)}
                  {note.photoId === null && ` · ${noteStrings.onCase}`}
                </p>
              </li>
            ))}
        </ul>
      )}
    </section>
  )
}
