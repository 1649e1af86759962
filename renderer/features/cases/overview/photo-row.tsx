import type { PhotoOverview } from '../../../../electron/contract/overview.ts'
import { overviewStrings } from '../../../strings/index.ts'
import { momentText } from '../../../ui/figures/moment.ts'
import { StatusMark } from '../work/status-mark.tsx'
import { TagList } from '../work/tag-list.tsx'
import { FindingLines } from './finding-lines.tsx'
import { Thumbnail } from './thumbnail.tsx'

export function PhotoRow({ row }: { row: PhotoOverview | null }) {
  if (!row) return <span className="overview-pending" />
  return (
    <>
      <Thumbnail photo={row} />
      <span className="overview-words">
        <span className="overview-line">
          <strong className="overview-title">{row.fileName}</strong>
          <TagList tags={row.tags} />
        </span>
        <span className="overview-line overview-facts figures">
          <span className="overview-case">{row.caseTitle}</span>
          {row.precision && <span>{overviewStrings.verdictOf(overviewStrings.precisions[row.precision], row.placeName)}</span>}
          <span>{overviewStrings.changed(momentText(row.changedAt, new Date()))}</span>
        </span>
        {row.findings.length > 0 && <FindingLines findings={row.findings} />}
      </span>
      <span className="overview-aside">
        <StatusMark status={row.status} />
      </span>
    </>
  )
}
