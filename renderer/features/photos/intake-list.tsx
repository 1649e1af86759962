import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { intakeStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { cancelIntake, retryIntake } from './intake-api.ts'
import { IntakeRow, UploadRow } from './intake-row.tsx'
import { useIntake } from './intake-store.ts'
import type { ShowPhoto } from './look-alike.tsx'
import { useUploads } from './uploads-store.ts'

const ROW_REM = 2.25

/** Every file on its way in; only the rows in view exist, and only they are read from the library. */
export function IntakeList({ onShow }: { onShow: ShowPhoto }) {
  const { caseId, summary, items, show, act } = useIntake()
  const uploads = useUploads((state) => state.uploads).filter((upload) => upload.caseId === caseId)
  const { dropAll } = useUploads.getState()
  const scroller = useRef<HTMLDivElement>(null)
  const counts = summary?.counts
  const inLibrary = counts ? Object.values(counts).reduce((sum, count) => sum + count, 0) : 0
  const rows = useVirtualizer({
    count: uploads.length + inLibrary,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    overscan: 6,
  })
  const inView = rows.getVirtualItems()
  const start = Math.max(0, (inView[0]?.index ?? 0) - uploads.length)
  const end = Math.max(0, (inView.at(-1)?.index ?? -1) + 1 - uploads.length)
  useEffect(() => show(start, end), [show, start, end])
  const open = (counts?.waiting ?? 0) + (counts?.underWay ?? 0) + uploads.length
  return (
    <>
      <div className="intake-tools">
        {caseId && (counts?.failed ?? 0) > 0 && (
          <Button kind="quiet" onClick={() => void act(() => retryIntake({ caseId }))}>
            {intakeStrings.retryAll}
          </Button>
        )}
        {caseId && open > 0 && (
          <Button
            kind="quiet"
            onClick={() => {
              dropAll()
              void act(() => cancelIntake({ caseId }))
            }}
          >
            {intakeStrings.cancelAll}
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard. */}
      <section ref={scroller} className="intake-list" tabIndex={0} aria-label={intakeStrings.listLabel}>
        <ul style={{ height: rows.getTotalSize() }}>
          {inView.map((row) => {
            const upload = uploads[row.index]
            const item = items.get(row.index - uploads.length)
            return (
              <li
                key={row.key}
                ref={rows.measureElement}
                data-index={row.index}
                className="intake-row"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                {upload ? (
                  <UploadRow upload={upload} />
                ) : item ? (
                  <IntakeRow item={item} onShow={onShow} />
                ) : (
                  <span className="intake-name">{'\u2026'}</span>
                )}
              </li>
            )
          })}
        </ul>
      </section>
    </>
  )
}
