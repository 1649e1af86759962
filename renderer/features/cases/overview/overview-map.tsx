import { Maximize2 } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { CaseId, PhotoId } from '../../../../electron/contract/ids.ts'
import type { MapPoint } from '../../../../electron/contract/overview.ts'
import type { Problem } from '../../../../electron/contract/problem.ts'
import { createPointsMap, type MarkedPoint, type PointsMapController, type PointsMapGround } from '../../../map/index.ts'
import { overviewStrings, workStrings } from '../../../strings/index.ts'
import { IconButton } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { STATUSES } from '../work/status-mark.tsx'

interface OverviewMapProps {
  /** Null while it is being read. */
  ground: PointsMapGround | null
  /** Why the map under the points cannot be drawn. */
  groundProblem: Problem | null
  points: readonly MapPoint[]
  chosen: PhotoId | null
  onChoose: (caseId: CaseId, photoId: PhotoId) => void
  onOpen: (caseId: CaseId, photoId: PhotoId) => void
}

/** Photos where they were taken, by their status. React hands data over and never renders while the map moves. */
export function OverviewMap({ ground, groundProblem, points, chosen, onChoose, onOpen }: OverviewMapProps) {
  const element = useRef<HTMLDivElement>(null)
  const map = useRef<PointsMapController | null>(null)
  const deeds = useRef({ onChoose, onOpen, points })
  deeds.current = { onChoose, onOpen, points }

  useEffect(() => {
    if (!element.current) return
    const pointOf = (id: string) => deeds.current.points.find(({ photoId }) => photoId === id)
    const told = (deed: 'onChoose' | 'onOpen') => (marked: MarkedPoint) => {
      const point = pointOf(marked.id)
      if (point) deeds.current[deed](point.caseId, point.photoId)
    }
    const made = createPointsMap(element.current, {
      zoomInTitle: overviewStrings.zoomIn,
      zoomOutTitle: overviewStrings.zoomOut,
      tones: STATUSES,
      onChoose: told('onChoose'),
      onOpen: told('onOpen'),
      say: (under) => (under.length === 1 ? (under[0]?.title ?? '') : overviewStrings.cluster(under.length)),
    })
    map.current = made
    // The theme is an attribute of the document; the canvases have to be told.
    const themes = new MutationObserver(() => made.refreshTheme())
    themes.observe(document.documentElement, { attributeFilter: ['data-shade'] })
    return () => {
      themes.disconnect()
      made.destroy()
    }
  }, [])
  useEffect(() => {
    if (ground) map.current?.setGround(ground)
  }, [ground])
  const marked = useMemo(
    () =>
      points.map(({ photoId, lat, lon, status, decided, fileName }) => ({
        ...{ id: photoId, lat, lon, tone: status, faint: !decided, title: `${fileName} · ${workStrings.statuses[status]}` },
      })),
    [points],
  )
  useEffect(() => map.current?.setPoints({ points: marked, chosenId: chosen }), [marked, chosen])
  const fitted = useRef(false)
  useEffect(() => {
    if (fitted.current || marked.length === 0) return
    fitted.current = true
    map.current?.fitAll()
  }, [marked])

  return (
    <section className="overview-map" aria-label={overviewStrings.legend}>
      <div ref={element} className="map" role="application" aria-label={overviewStrings.mapLabel} />
      {groundProblem && (
        <div className="map-problem">
          <ProblemNote problem={groundProblem} tone="warn" />
        </div>
      )}
      {!ground && !groundProblem && (
        <p className="map-loading" role="status">
          {overviewStrings.mapLoading}
        </p>
      )}
      <div className="map-tools">
        <IconButton label={overviewStrings.showAll} kind="plain" onClick={() => map.current?.fitAll()}>
          <Maximize2 aria-hidden="true" />
        </IconButton>
      </div>
      {points.length === 0 ? (
        <div className="overview-map-empty">
          <EmptyState title={overviewStrings.noPointsTitle} text={overviewStrings.noPointsText} />
        </div>
      ) : (
        <div className="legend">
          <ul>
            {STATUSES.map((status) => (
              <li key={status}>
                <span className="legend-point" data-status={status} aria-hidden="true" />
                {workStrings.statuses[status]}
              </li>
            ))}
            <li>
              <span className="legend-point" aria-hidden="true" />
              {overviewStrings.decided}
            </li>
            <li>
              <span className="legend-point legend-point-faint" aria-hidden="true" />
              {overviewStrings.proposed}
            </li>
          </ul>
        </div>
      )}
    </section>
  )
}
