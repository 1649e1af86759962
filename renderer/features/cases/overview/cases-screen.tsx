import { FolderPlus, Images, SearchX } from 'lucide-react'
import { type ReactNode, useCallback, useEffect } from 'react'
import type { CaseId, PhotoId } from '../../../../electron/contract/ids.ts'
import type { PhotoOverview } from '../../../../electron/contract/overview.ts'
import type { Problem } from '../../../../electron/contract/problem.ts'
import type { PointsMapGround } from '../../../map/index.ts'
import { overviewStrings } from '../../../strings/index.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState, Loading } from '../../../ui/empty-state.tsx'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { useCases } from '../store.ts'
import { useVocabulary } from '../vocabulary.ts'
import { CaseRow } from './case-row.tsx'
import { ChosenDetails } from './chosen-details.tsx'
import { CASE_COLUMNS, PHOTO_COLUMNS } from './columns.tsx'
import { isFiltering, NO_FILTER } from './filter.ts'
import { FilterBar } from './filter-bar.tsx'
import { FoundIn } from './found-in.tsx'
import { OverviewHead } from './overview-head.tsx'
import { OverviewMap } from './overview-map.tsx'
import { PAGE_ROWS, rowAt } from './pages.ts'
import { PhotoRow } from './photo-row.tsx'
import { RowList } from './row-list.tsx'
import { RowTable } from './row-table.tsx'
import { useOverview } from './store.ts'

export interface CasesScreenProps {
  caseId: CaseId | null
  photoId: PhotoId | null
  /** Null while it is being read. */
  ground: PointsMapGround | null
  groundProblem: Problem | null
  onChoose: (caseId: CaseId, photoId: PhotoId | null) => void
  onOpen: (caseId: CaseId, photoId: PhotoId | null) => void
}

const ROW_REM = 4
const ROW_WITH_FINDINGS_REM = 6.25

/** All cases and photos of the library: as a list, as a table, on a map; searched, filtered, and their properties set. */
export function CasesScreen(props: CasesScreenProps) {
  const { subject, view, filter, cases, photoCount, points, problem, asking, matchesLeftOut, pointsLeftOut, refresh } = useOverview()
  useEffect(() => {
    refresh()
    void useVocabulary.getState().load()
  }, [refresh])
  const count = view === 'map' ? (points?.length ?? null) : subject === 'cases' ? (cases?.length ?? null) : photoCount
  const counted = view === 'map' ? overviewStrings.points : subject === 'cases' ? overviewStrings.cases : overviewStrings.photos
  return (
    <main className="overview">
      <OverviewHead />
      <div className="overview-filters">
        <FilterBar />
        <span className="overview-count figures" role="status">
          {count !== null && counted(count)}
        </span>
      </div>
      <FoundIn />
      {matchesLeftOut && view !== 'map' && subject === 'photos' && (
        <p className="overview-remark faint">{overviewStrings.matchesLeftOut}</p>
      )}
      {pointsLeftOut > 0 && view === 'map' && <p className="overview-remark faint">{overviewStrings.leftOut(pointsLeftOut)}</p>}
      <div className="overview-body">
        <div className="overview-main" aria-busy={asking}>
          {problem && (
            <div className="panel-pad">
              <ProblemNote problem={problem} onRetry={refresh} />
            </div>
          )}
          {count === null && !problem && <Loading label={overviewStrings.loading} />}
          {count === 0 && view !== 'map' && <Nothing filtering={isFiltering(filter)} />}
          {count !== null && (count > 0 || view === 'map') && <Rows {...props} />}
        </div>
        <aside className="overview-details" aria-label={overviewStrings.details}>
          <ChosenDetails {...props} />
        </aside>
      </div>
    </main>
  )
}

function Nothing({ filtering }: { filtering: boolean }): ReactNode {
  const subject = useOverview((state) => state.subject)
  const change = useOverview((state) => state.change)
  const openForm = useCases((state) => state.openForm)
  if (filtering) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title={overviewStrings.nothingTitle}
        text={overviewStrings.nothingText}
        actions={<Button onClick={() => change({ filter: NO_FILTER })}>{overviewStrings.clearAll}</Button>}
      />
    )
  }
  if (subject === 'photos')
    return <EmptyState icon={<Images aria-hidden="true" />} title={overviewStrings.noPhotosTitle} text={overviewStrings.noPhotosText} />
  return (
    <EmptyState
      icon={<FolderPlus aria-hidden="true" />}
      title={overviewStrings.noCasesTitle}
      text={overviewStrings.noCasesText}
      actions={
        <Button kind="primary" onClick={() => openForm({ kind: 'new' })}>
          {overviewStrings.newCase}
        </Button>
      }
    />
  )
}

function Rows({ caseId, photoId, ground, groundProblem, onChoose, onOpen }: CasesScreenProps) {
  const { subject, view, filter, cases, pages, photoCount, points, caseSort, photoSort, change, need } = useOverview()
  const photoAt = useCallback((index: number): PhotoOverview | null => rowAt(pages, index), [pages])
  // Another filter or order begins at its top.
  const key = JSON.stringify([filter, caseSort, photoSort])
  const rowRem = filter.text.trim() === '' ? ROW_REM : ROW_WITH_FINDINGS_REM
  if (view === 'map')
    return (
      <OverviewMap
        ground={ground}
        groundProblem={groundProblem}
        points={points ?? []}
        chosen={photoId}
        onChoose={onChoose}
        onOpen={onOpen}
      />
    )
  if (subject === 'cases') {
    const rows = cases ?? []
    const shared = {
      label: overviewStrings.tableLabel.cases,
      count: rows.length,
      chosen: rows.findIndex((row) => row.case.id === caseId),
      onChoose: (index: number) => rows[index] && onChoose(rows[index].case.id, null),
      onOpen: (index: number) => rows[index] && onOpen(rows[index].case.id, null),
    }
    if (view === 'list')
      return (
        <RowList key={key} {...shared} rowRem={rowRem}>
          {(index) => rows[index] && <CaseRow row={rows[index]} />}
        </RowList>
      )
    return (
      <RowTable
        key={key}
        {...shared}
        columns={CASE_COLUMNS}
        sort={caseSort}
        descendingFirst={(by) => by === 'photos' || by === 'verdicts' || by === 'created' || by === 'changed'}
        rowAt={(index) => rows[index] ?? null}
        onSort={(sort) => change({ caseSort: sort })}
      />
    )
  }
  const shared = {
    label: overviewStrings.tableLabel.photos,
    count: photoCount ?? 0,
    chosen: placeOf(pages, photoId),
    onRange: need,
    onChoose: (index: number) => {
      const row = photoAt(index)
      if (row) onChoose(row.caseId, row.photoId)
    },
    onOpen: (index: number) => {
      const row = photoAt(index)
      if (row) onOpen(row.caseId, row.photoId)
    },
  }
  if (view === 'list')
    return (
      <RowList key={key} {...shared} rowRem={rowRem}>
        {(index) => <PhotoRow row={photoAt(index)} />}
      </RowList>
    )
  return (
    <RowTable
      key={key}
      {...shared}
      columns={PHOTO_COLUMNS}
      sort={photoSort}
      descendingFirst={(by) => by === 'precision' || by === 'added' || by === 'changed'}
      rowAt={photoAt}
      onSort={(sort) => change({ photoSort: sort })}
    />
  )
}

/** Where a photo stands among the pages that are here; −1 where it does not. */
function placeOf(pages: ReadonlyMap<number, readonly PhotoOverview[]>, photoId: PhotoId | null): number {
  for (const [number, rows] of pages) {
    const index = rows.findIndex((row) => row.photoId === photoId)
    if (index >= 0) return number * PAGE_ROWS + index
  }
  return -1
}
