import { Download, FileText } from 'lucide-react'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { Photo } from '../../../electron/contract/photos.ts'
import { MOST_REPORTED_PHOTOS } from '../../../electron/contract/reports.ts'
import { reportStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { byteSizeText } from '../../ui/figures/byte-size.ts'
import { Note } from '../../ui/note.tsx'
import { Segments } from '../../ui/segments.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { saveMade } from './api.ts'
import { PhotoChoice } from './photo-choice.tsx'
import { type MadeReport, type ReportChoices, useReport } from './report-store.ts'
import { WorkView } from './work-view.tsx'

const words = reportStrings.report
const SIDES = [
  { value: '320', title: words.sides.small },
  { value: '1600', title: words.sides.usual },
  { value: '4096', title: words.sides.large },
]

interface ReportDialogProps {
  caseId: CaseId
  photos: readonly Photo[]
  photoId: PhotoId | null
}

export function ReportDialog({ caseId, photos, photoId }: ReportDialogProps) {
  const { open, hide, choices, pdfBy, work, change, make, stop } = useReport()
  const photoIds = chosenPhotos(choices, photos, photoId)
  const tooMany = photoIds.length > MOST_REPORTED_PHOTOS
  const formats = [
    { value: 'pdf' as const, title: words.formats.pdf },
    { value: 'html' as const, title: words.formats.html },
  ]
  return (
    <Dialog title={words.title} open={open} onClose={hide}>
      <TextField
        label={words.author}
        hint={words.authorHint}
        value={choices.author}
        maxLength={200}
        onChange={(author) => change({ author })}
      />
      <div className="field">
        <span className="field-label">{words.which}</span>
        <div>
          <Segments
            label={words.which}
            value={choices.which}
            options={[
              { value: 'this', title: words.photos.this },
              { value: 'all', title: words.photos.all(photos.length) },
              { value: 'chosen', title: words.photos.chosen },
            ]}
            onChange={(which) => change({ which })}
          />
        </div>
        {choices.which === 'chosen' && <PhotoChoice photos={photos} chosen={choices.chosen} onChange={(chosen) => change({ chosen })} />}
      </div>
      <div className="field">
        <span className="field-label">{words.format}</span>
        <div>
          <Segments
            label={words.format}
            value={choices.format}
            options={pdfBy === null ? formats.slice(1) : formats}
            onChange={(format) => change({ format })}
          />
        </div>
        <p className="field-hint">{pdfBy === null ? words.noPrinter : words.formatHints[choices.format]}</p>
      </div>
      <SelectField
        label={words.size}
        value={String(choices.photoSidePx)}
        options={SIDES}
        onChange={(side) => change({ photoSidePx: Number(side) as ReportChoices['photoSidePx'] })}
      />
      <div className="stack">
        <SwitchField
          label={words.cover}
          hint={words.coverHint}
          checked={choices.coverGraphic}
          onChange={(on) => change({ coverGraphic: on })}
        />
        <SwitchField label={words.log} checked={choices.includeLog} onChange={(on) => change({ includeLog: on })} />
        <SwitchField
          label={words.words}
          hint={words.wordsHint}
          checked={choices.includeWords}
          onChange={(on) => change({ includeWords: on })}
        />
      </div>
      {tooMany && <Note tone="warn">{words.tooMany(MOST_REPORTED_PHOTOS)}</Note>}
      <WorkView work={work} onStop={stop} />
      {work.result && <Made made={work.result} />}
      <footer className="dialog-foot">
        <Button onClick={hide}>{reportStrings.close}</Button>
        <Button
          kind="primary"
          icon={<FileText aria-hidden="true" />}
          disabled={photoIds.length === 0 || tooMany || work.state === 'under-way'}
          onClick={() => void make(caseId, photoIds)}
        >
          {words.make(photoIds.length)}
        </Button>
      </footer>
    </Dialog>
  )
}

function chosenPhotos({ which, chosen }: ReportChoices, photos: readonly Photo[], photoId: PhotoId | null): PhotoId[] {
  if (which === 'this') return photoId ? [photoId] : []
  return photos.map(({ id }) => id).filter((id) => which === 'all' || chosen.includes(id))
}

function Made({ made: { file, sha256 } }: { made: MadeReport }) {
  return (
    <Note
      title={words.made(file.fileName, byteSizeText(file.byteLength))}
      actions={
        <Button icon={<Download aria-hidden="true" />} onClick={() => saveMade(file)}>
          {reportStrings.saveAgain}
        </Button>
      }
    >
      <p>{words.madeHash}</p>
      <code className="hash">{sha256}</code>
    </Note>
  )
}
