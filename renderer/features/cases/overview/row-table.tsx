// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed by hand cannot be those of a table element.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import { overviewStrings } from '../../../strings/index.ts'
import { useRows } from './use-rows.ts'

export interface Column<Row, By extends string> {
  id: string
  title: string
  /** What a click on its head sorts by; null where the rows have no such order. */
  by: By | null
  /** As a track of a CSS grid. */
  width: string
  numeric?: boolean
  cell: (row: Row) => ReactNode
}

interface RowTableProps<Row, By extends string> {
  label: string
  columns: readonly Column<Row, By>[]
  sort: { by: By; descending: boolean }
  /** The first click on a head sorts this way. */
  descendingFirst: (by: By) => boolean
  count: number
  rowAt: (index: number) => Row | null
  chosen: number
  onSort: (sort: { by: By; descending: boolean }) => void
  onChoose: (index: number) => void
  onOpen: (index: number) => void
  onRange?: (first: number, last: number) => void
}

const ROW_REM = 2.25

/** Rows and columns: sorted by a click on a head; only the rows in view exist. */
export function RowTable<Row, By extends string>(props: RowTableProps<Row, By>) {
  const { label, columns, sort, descendingFirst, count, rowAt, chosen, onSort, onChoose, onOpen, onRange } = props
  const { scroller, rows, items, onKeyDown } = useRows({ count, rowRem: ROW_REM, chosen, onChoose, onOpen, onRange })
  const tracks = { '--columns': columns.map(({ width }) => width).join(' ') } as CSSProperties
  return (
    <div
      ref={scroller}
      className="overview-table"
      style={tracks}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-activedescendant={chosen >= 0 ? `overview-${chosen}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="overview-head-group">
        <div role="row" aria-rowindex={1} className="overview-heads">
          {columns.map(({ id, title, by, numeric }) => (
            <div
              key={id}
              role="columnheader"
              aria-sort={by !== null && sort.by === by ? (sort.descending ? 'descending' : 'ascending') : undefined}
              className={numeric ? 'overview-cell overview-figure' : 'overview-cell'}
            >
              {by === null ? (
                title
              ) : (
                <button
                  type="button"
                  className="overview-sort"
                  title={overviewStrings.sortBy(title)}
                  onClick={() => onSort({ by, descending: sort.by === by ? !sort.descending : descendingFirst(by) })}
                >
                  {title}
                  {sort.by === by && (sort.descending ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
                </button>
              )}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="overview-all" style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const row = rowAt(index)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its rows.
            <div
              key={index}
              id={`overview-${index}`}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + 2}
              aria-selected={index === chosen}
              className="overview-row"
              style={{ transform: `translateY(${start}px)`, height: size }}
              onClick={() => onChoose(index)}
              onDoubleClick={() => onOpen(index)}
            >
              {columns.map(({ id, numeric, cell }) => (
                <div key={id} role="gridcell" className={numeric ? 'overview-cell overview-figure' : 'overview-cell'}>
                  {row === null ? <span className="overview-pending" /> : inCell(cell(row))}
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Words alone are cut with an ellipsis, which the flexible cell itself cannot do. */
function inCell(content: ReactNode): ReactNode {
  return typeof content === 'string' ? <span className="overview-text">{content}</span> : content
}
