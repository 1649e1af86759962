import { Globe, LocateFixed } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { LatLon } from '../../../electron/contract/geography.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import { createMap, type MapController } from '../../map/index.ts'
import { atlasStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { coordinatesText } from '../../ui/figures/coordinates.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { atlas, holdMap } from './current-map.ts'
import { Legend } from './legend.tsx'
import { countryNamer } from './map-language.ts'
import { useAtlas } from './store.ts'

interface MapPanelProps {
  posterior: Posterior | null
  /** Whose answer it is; the same object for as long as it is the same one's. */
  answerOf: object | null
  chosenRank: number | null
  claim: LatLon | null
  onChooseCandidate: (rank: number) => void
  onShowSources: () => void
  /** Shown in the legend: what to know of the answer. */
  remark: ReactNode
  /** More buttons beside the map's own. */
  tools?: ReactNode
}

/** The map with the posterior on it. React hands data to the controller and never renders while the map moves. */
export function MapPanel({ posterior, answerOf, chosenRank, claim, onChooseCandidate, onShowSources, remark, tools }: MapPanelProps) {
  const element = useRef<HTMLDivElement>(null)
  const legend = useRef<HTMLElement>(null)
  const pointer = useRef<HTMLOutputElement>(null)
  const map = useRef<MapController | null>(null)
  const choose = useRef(onChooseCandidate)
  choose.current = onChooseCandidate
  const { basemap, language, names, problem, load } = useAtlas()

  useEffect(() => {
    if (!element.current) return
    const made = createMap(element.current, {
      zoomInTitle: atlasStrings.zoomIn,
      zoomOutTitle: atlasStrings.zoomOut,
      onChooseCandidate: (rank) => choose.current(rank),
      onPointer: (at) => {
        if (pointer.current) pointer.current.textContent = at ? coordinatesText(at) : ''
      },
    })
    map.current = made
    holdMap(made)
    return () => {
      holdMap(null)
      made.destroy()
    }
  }, [])
  useEffect(() => void load(), [load])
  useEffect(() => {
    map.current?.layers.basemap.set(basemap)
    map.current?.layers.labels.set(basemap, { names, countryName: countryNamer(language) })
    map.current?.layers.hints.setLand(basemap?.land ?? null)
  }, [basemap, language, names])
  useEffect(() => {
    map.current?.layers.cells.set(posterior)
    map.current?.layers.regions.set(posterior?.regions ?? [])
  }, [posterior])
  useEffect(() => map.current?.layers.candidates.set({ candidates: posterior?.candidates ?? [], chosenRank }), [posterior, chosenRank])
  useEffect(() => map.current?.layers.claim.set(claim && { at: claim, title: atlasStrings.claimTitle }), [claim])
  // The view turns to another answer, and to a candidate that was chosen; it stays where the person put it
  // when the same answer is only computed again.
  const newest = useRef(posterior)
  newest.current = posterior
  useEffect(() => {
    if (answerOf && newest.current) map.current?.fit(pointsOf(newest.current), legend.current?.offsetWidth ?? 0)
  }, [answerOf])
  useEffect(() => {
    const candidate = newest.current?.candidates.find(({ rank }) => rank === chosenRank)
    if (candidate) map.current?.moveTo(candidate.at, candidate.radiusKm)
  }, [chosenRank])

  return (
    <section className="map-panel" aria-label={atlasStrings.map}>
      <div ref={element} className="map" role="application" aria-label={atlasStrings.mapLabel} />
      {!basemap && !problem && (
        <p className="map-loading" role="status">
          {atlasStrings.loading}
        </p>
      )}
      {problem && (
        <div className="map-problem">
          <ProblemNote problem={problem} tone="warn" onRetry={() => void load()} />
        </div>
      )}
      <div className="map-tools">
        <IconButton
          label={atlasStrings.fitAnswer}
          kind="plain"
          disabled={!posterior?.candidates.length}
          onClick={() => posterior && map.current?.fit(pointsOf(posterior), legend.current?.offsetWidth ?? 0)}
        >
          <LocateFixed aria-hidden="true" />
        </IconButton>
        <IconButton label={atlasStrings.showWorld} kind="plain" onClick={atlas.showWorld}>
          <Globe aria-hidden="true" />
        </IconButton>
        {tools}
      </div>
      {(posterior?.candidates.length || claim) && <Legend ref={legend} posterior={posterior} claim={claim !== null} remark={remark} />}
      <div className="map-foot">
        <output ref={pointer} className="map-pointer figures" aria-hidden="true" />
        <button type="button" className="map-attribution" title={atlasStrings.attributionLabel} onClick={onShowSources}>
          {atlasStrings.attribution}
        </button>
      </div>
    </section>
  )
}

/** What has to be in view: the candidates that matter, which lie within the regions. */
function pointsOf({ candidates }: Posterior): LatLon[] {
  const likely = candidates.filter(({ probability }, index) => index === 0 || probability >= 0.05)
  return likely.map(({ at }) => at)
}
