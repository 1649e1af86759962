import type { CaseOverview, CaseSort, PhotoOverview, PhotoSort } from '../../../../electron/contract/overview.ts'
import { overviewStrings } from '../../../strings/index.ts'
import { momentText } from '../../../ui/figures/moment.ts'
import { StatusMark } from '../work/status-mark.tsx'
import { TagList } from '../work/tag-list.tsx'
import type { Column } from './row-table.tsx'
import { Thumbnail } from './thumbnail.tsx'

const { caseColumns, photoColumns, precisions } = overviewStrings
const figure = new Intl.NumberFormat('en')
const moment = (iso: string) => <span className="figures">{momentText(iso, new Date())}</span>

export const CASE_COLUMNS: readonly Column<CaseOverview, CaseSort['by']>[] = [
  { id: 'title', title: caseColumns.title, by: 'title', width: 'minmax(11rem, 3fr)', cell: (row) => <strong>{row.case.title}</strong> },
  { id: 'status', title: caseColumns.status, by: 'status', width: '7rem', cell: (row) => <StatusMark status={row.case.status} /> },
  { id: 'assignee', title: caseColumns.assignee, by: 'assignee', width: 'minmax(5rem, 1fr)', cell: (row) => row.case.assignee },
  { id: 'tags', title: overviewStrings.tag, by: null, width: 'minmax(7rem, 2fr)', cell: (row) => <TagList tags={row.case.tags} /> },
  {
    ...{ id: 'photos', title: caseColumns.photos, by: 'photos', width: '4.5rem', numeric: true },
    cell: (row) => figure.format(row.case.photoCount),
  },
  {
    ...{ id: 'verdicts', title: caseColumns.verdicts, by: 'verdicts', width: '5rem', numeric: true },
    cell: (row) => figure.format(row.case.verdictCount),
  },
  { id: 'created', title: caseColumns.created, by: 'created', width: 'minmax(7rem, 1fr)', cell: (row) => moment(row.case.createdAt) },
  { id: 'changed', title: caseColumns.changed, by: 'changed', width: 'minmax(7rem, 1fr)', cell: (row) => moment(row.case.changedAt) },
]

export const PHOTO_COLUMNS: readonly Column<PhotoOverview, PhotoSort['by']>[] = [
  {
    ...{ id: 'name', title: photoColumns.name, by: 'name', width: 'minmax(11rem, 3fr)' },
    cell: (row) => (
      <span className="overview-named">
        <Thumbnail photo={row} />
        <strong>{row.fileName}</strong>
      </span>
    ),
  },
  { id: 'case', title: photoColumns.case, by: 'case', width: 'minmax(7rem, 2fr)', cell: (row) => row.caseTitle },
  { id: 'status', title: photoColumns.status, by: 'status', width: '7rem', cell: (row) => <StatusMark status={row.status} /> },
  { id: 'tags', title: overviewStrings.tag, by: null, width: 'minmax(5rem, 1fr)', cell: (row) => <TagList tags={row.tags} /> },
  {
    ...{ id: 'precision', title: photoColumns.precision, by: 'precision', width: 'minmax(7rem, 2fr)' },
    cell: (row) => row.precision && overviewStrings.verdictOf(precisions[row.precision], row.placeName),
  },
  { id: 'added', title: photoColumns.added, by: 'added', width: 'minmax(7rem, 1fr)', cell: (row) => moment(row.addedAt) },
  { id: 'changed', title: photoColumns.changed, by: 'changed', width: 'minmax(7rem, 1fr)', cell: (row) => moment(row.changedAt) },
]
