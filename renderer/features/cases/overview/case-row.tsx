import { FolderOpen } from 'lucide-react'
import type { CaseOverview } from '../../../../electron/contract/overview.ts'
import { overviewStrings } from '../../../strings/index.ts'
import { momentText } from '../../../ui/figures/moment.ts'
import { StatusMark } from '../work/status-mark.tsx'
import { TagList } from '../work/tag-list.tsx'
import { FindingLines } from './finding-lines.tsx'

export function CaseRow({ row: { case: record, findings } }: { row: CaseOverview }) {
  return (
    <>
      <FolderOpen className="overview-icon" aria-hidden="true" />
      <span className="overview-words">
        <span className="overview-line">
          <strong className="overview-title">{record.title}</strong>
          <TagList tags={record.tags} />
        </span>
        <span className="overview-line overview-facts figures">
          <span>{overviewStrings.photos(record.photoCount)}</span>
          {record.photoCount > 0 && <span>{overviewStrings.verdicts(record.verdictCount, record.photoCount)}</span>}
          <span>{overviewStrings.runs(record.runCount)}</span>
          <span>{overviewStrings.changed(momentText(record.changedAt, new Date()))}</span>
        </span>
        {findings.length > 0 && <FindingLines findings={findings} />}
      </span>
      <span className="overview-aside">
        <StatusMark status={record.status} />
        {record.assignee && <span className="overview-assignee">{record.assignee}</span>}
      </span>
    </>
  )
}
