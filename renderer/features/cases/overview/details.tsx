import { MousePointerClick, Pencil } from 'lucide-react'
import type { CaseRecord } from '../../../../electron/contract/cases.ts'
import type { PhotoOverview } from '../../../../electron/contract/overview.ts'
import type { Problem } from '../../../../electron/contract/problem.ts'
import type { CaseChanges } from '../../../../electron/contract/work.ts'
import { overviewStrings } from '../../../strings/index.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FactList } from '../../../ui/fact-list.tsx'
import { momentText } from '../../../ui/figures/moment.ts'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { CaseWork } from '../work/case-work.tsx'
import { PhotoWorkLine } from '../work/photo-work-line.tsx'
import { Thumbnail } from './thumbnail.tsx'

const { caseColumns, photoColumns } = overviewStrings

export function NothingChosen() {
  return (
    <EmptyState icon={<MousePointerClick aria-hidden="true" />} title={overviewStrings.chooseTitle} text={overviewStrings.chooseText} />
  )
}

interface CaseDetailsProps {
  record: CaseRecord
  problem: Problem | null
  onOpen: () => void
  onRename: () => void
  onChange: (changes: CaseChanges) => void
}

export function CaseDetails({ record, problem, onOpen, onRename, onChange }: CaseDetailsProps) {
  const now = new Date()
  return (
    <section className="section details">
      <header className="details-head">
        <h3>{record.title}</h3>
        <IconButton label={overviewStrings.rename} onClick={onRename}>
          <Pencil aria-hidden="true" />
        </IconButton>
      </header>
      <FactList
        facts={[
          [caseColumns.photos, record.photoCount.toLocaleString('en')],
          [caseColumns.verdicts, overviewStrings.verdicts(record.verdictCount, record.photoCount)],
          [caseColumns.created, momentText(record.createdAt, now)],
          [caseColumns.changed, momentText(record.changedAt, now)],
        ]}
      />
      <Button kind="primary" onClick={onOpen}>
        {overviewStrings.openCase}
      </Button>
      <CaseWork record={record} onChange={onChange} />
      {problem && <ProblemNote problem={problem} />}
    </section>
  )
}

interface PhotoDetailsProps {
  photo: PhotoOverview
  onOpen: () => void
  onChanged: () => void
}

export function PhotoDetails({ photo, onOpen, onChanged }: PhotoDetailsProps) {
  const now = new Date()
  const { precision, placeName } = photo
  return (
    <section className="section details">
      <Thumbnail photo={photo} />
      <h3 className="details-name">{photo.fileName}</h3>
      <FactList
        facts={[
          [photoColumns.case, photo.caseTitle],
          [
            photoColumns.precision,
            precision === null
              ? overviewStrings.precisions.none
              : overviewStrings.verdictOf(overviewStrings.precisions[precision], placeName),
          ],
          [overviewStrings.runsName, photo.runCount.toLocaleString('en')],
          [photoColumns.added, momentText(photo.addedAt, now)],
          [photoColumns.changed, momentText(photo.changedAt, now)],
        ]}
      />
      <Button kind="primary" onClick={onOpen}>
        {overviewStrings.openPhoto}
      </Button>
      <PhotoWorkLine photo={{ id: photo.photoId, status: photo.status, tags: photo.tags }} onChanged={onChanged} />
    </section>
  )
}
