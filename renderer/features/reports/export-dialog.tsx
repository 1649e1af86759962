import { Copy, Download, PackageCheck, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { CaseId } from '../../../electron/contract/ids.ts'
import { reportStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { byteSizeText } from '../../ui/figures/byte-size.ts'
import { Note } from '../../ui/note.tsx'
import { saveMade } from './api.ts'
import { type ReadyArchive, useExport } from './export-store.ts'
import { WorkView } from './work-view.tsx'

const words = reportStrings.export

export function ExportDialog({ caseId, title }: { caseId: CaseId; title: string }) {
  const { open, hide, work, start, stop, saveVerifier } = useExport()
  return (
    <Dialog title={words.title} open={open} onClose={hide}>
      <p>{words.text(title)}</p>
      <ul className="plain-list">
        {words.holds.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <WorkView work={work} onStop={stop} />
      {work.result && <Ready ready={work.result} />}
      <footer className="dialog-foot">
        <Button kind="quiet" icon={<ShieldCheck aria-hidden="true" />} onClick={() => void saveVerifier()}>
          {words.saveVerifier}
        </Button>
        <span className="spring" />
        <Button onClick={hide}>{reportStrings.close}</Button>
        {!work.result && (
          <Button
            kind="primary"
            icon={<PackageCheck aria-hidden="true" />}
            disabled={work.state === 'under-way'}
            onClick={() => void start(caseId)}
          >
            {words.start}
          </Button>
        )}
      </footer>
    </Dialog>
  )
}

function Ready({ ready: { file, seal, photos, photosLeftBehind, files } }: { ready: ReadyArchive }) {
  return (
    <Note
      title={words.ready(file.fileName, byteSizeText(file.byteLength))}
      actions={
        <>
          <CopySeal seal={seal} />
          <Button icon={<Download aria-hidden="true" />} onClick={() => saveMade(file)}>
            {reportStrings.saveAgain}
          </Button>
        </>
      }
    >
      <p>{words.readyText(photos, files, photosLeftBehind)}</p>
      <p>{words.seal}</p>
      <code className="hash">{seal}</code>
    </Note>
  )
}

function CopySeal({ seal }: { seal: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(seal)
    setCopied(true)
  }
  return (
    <Button icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
      {copied ? words.copied : words.copySeal}
    </Button>
  )
}
