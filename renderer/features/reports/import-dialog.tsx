import { FileInput, FolderOpen } from 'lucide-react'
import { useRef } from 'react'
import { type CaseId, caseId as caseIdSchema } from '../../../electron/contract/ids.ts'
import { reportStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { useImport } from './import-store.ts'
import { WorkView } from './work-view.tsx'

const words = reportStrings.import

/** `onOpen` turns the page to a case. */
export function ImportDialog({ onOpen }: { onOpen: (caseId: CaseId) => void }) {
  const { open, hide, fileName, work, start, stop } = useImport()
  const input = useRef<HTMLInputElement>(null)
  const here = work.problem?.code === 'case-already-here' ? caseIdSchema.safeParse(work.problem.details?.case).data : undefined
  const toOpen = work.result?.caseId ?? here
  const openCase = (id: CaseId) => {
    hide()
    onOpen(id)
  }
  return (
    <Dialog title={words.title} open={open} onClose={hide}>
      <p>{words.text}</p>
      <input
        ref={input}
        type="file"
        accept=".whereabouts"
        className="unseen"
        tabIndex={-1}
        aria-label={words.choose}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void start(file)
        }}
      />
      {fileName && <p className="faint">{fileName}</p>}
      <WorkView work={work} onStop={stop} />
      {work.result && (
        <Note title={words.imported(work.result.title)}>
          <p>{words.importedText(work.result.photos)}</p>
          <code className="hash">{work.result.seal}</code>
        </Note>
      )}
      <footer className="dialog-foot">
        <Button onClick={hide}>{reportStrings.close}</Button>
        {toOpen && (
          <Button kind="primary" icon={<FolderOpen aria-hidden="true" />} onClick={() => openCase(toOpen)}>
            {words.open}
          </Button>
        )}
        {!work.result && (
          <Button
            kind={toOpen ? 'plain' : 'primary'}
            icon={<FileInput aria-hidden="true" />}
            disabled={work.state === 'under-way'}
            onClick={() => input.current?.click()}
          >
            {words.choose}
          </Button>
        )}
      </footer>
    </Dialog>
  )
}
