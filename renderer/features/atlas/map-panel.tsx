import { Globe, LocateFixed, Ruler, Search } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { LatLon } from '../../../electron/contract/geography.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import type { LibrarySettings } from '../../../electron/contract/settings.ts'
import { coordinateText } from '../../../electron/core/coordinates/coordinate-text.ts'
import { borderViewStatement } from '../../../electron/core/geography/border-views.ts'
import { createMap, type MapController } from '../../map/index.ts'
import { atlasStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { atlas, holdMap } from './current-map.ts'
import { GoTo } from './go-to.tsx'
import { LayerPicker } from './layer-picker.tsx'
import { Legend } from './legend.tsx'
import { hasMarks, type MapMarks } from './legend-marks.tsx'
import { countryNamer } from './map-language.ts'
import { MeasureBar } from './measure-bar.tsx'
import { SpotCard } from './spot-card.tsx'
import { type Spot, useSpot } from './spot-store.ts'
import { useAtlas } from './store.ts'
import { useMapState, usePackCredits } from './use-map-state.ts'

interface MapPanelProps {
  /** What is drawn, for the legend; the drawing itself does not wait for the page. */
  posterior: Posterior | null
  /** Whose answer it is; the same object for as long as it is the same one's. */
  answerOf: object | null
  chosenRank: number | null
  claim: LatLon | null
  /** What else is drawn; named in the legend. */
  marks: MapMarks
  onChooseCandidate: (rank: number) => void
  onShowSources: () => void
  /** Shown in the legend: what to know of the answer. */
  remark: ReactNode
  settings: LibrarySettings
  onSettings: (changes: Partial<LibrarySettings>) => void
  /** Asks for a map pack in the desktop program; null elsewhere. */
  choosePack: (() => Promise<string | null>) | null
  /** Keys of the map's commands, as shown to the person. */
  keys: { goTo: string; measure: string }
  /** More buttons beside the map's own. */
  tools?: ReactNode
}

/** The map with the posterior on it. React hands data to the controller and never renders while the map moves. */
export function MapPanel(props: MapPanelProps) {
  const { posterior, answerOf, chosenRank, claim, marks, onChooseCandidate, onShowSources, remark, settings, tools } = props
  const element = useRef<HTMLDivElement>(null)
  const legend = useRef<HTMLElement>(null)
  const pointer = useRef<HTMLOutputElement>(null)
  const map = useRef<MapController | null>(null)
  const choose = useRef<(rank: number) => void>(() => {})
  // A click on a pin also shows where exactly it stands.
  choose.current = (rank) => {
    onChooseCandidate(rank)
    const candidate = newest.current?.candidates.find((one) => one.rank === rank)
    if (candidate) void useSpot.getState().look({ at: candidate.at, precisionM: candidate.radiusKm * 1000, title: candidate.name })
  }
  const format = useRef(settings.coordinateFormat)
  format.current = settings.coordinateFormat
  const newest = useRef(posterior)
  newest.current = posterior
  const { basemap, language, names, problem, load } = useAtlas()
  const measuring = useSpot((state) => state.measured !== null)
  const packCredits = usePackCredits()

  useEffect(() => {
    if (!element.current) return
    const made = createMap(element.current, {
      zoomInTitle: atlasStrings.zoomIn,
      zoomOutTitle: atlasStrings.zoomOut,
      onChooseCandidate: (rank) => choose.current(rank),
      onPointer: (at, precisionM) => {
        if (pointer.current) pointer.current.textContent = at ? (coordinateText(format.current, at, precisionM) ?? '') : ''
      },
      onPick: (at, precisionM) => void useSpot.getState().look({ at, precisionM, title: null }),
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
  useEffect(() => map.current?.layers.claim.set(claim && { at: claim, title: atlasStrings.claimTitle }), [claim])
  useMapState(map, settings)
  // The view turns to another answer, and to a candidate that was chosen; it stays where the person put it
  // when the same answer is only computed again.
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
        <IconButton label={atlasStrings.goTo} keys={props.keys.goTo} kind="plain" onClick={() => useSpot.getState().openGoTo(true)}>
          <Search aria-hidden="true" />
        </IconButton>
        <IconButton label={atlasStrings.measure} keys={props.keys.measure} kind="plain" aria-pressed={measuring} onClick={atlas.measure}>
          <Ruler aria-hidden="true" />
        </IconButton>
        <LayerPicker settings={settings} onSettings={props.onSettings} choosePack={props.choosePack} />
        {tools}
      </div>
      <div className="map-top">
        <GoTo format={settings.coordinateFormat} centre={atlas.centre} onGo={goTo} />
        <MeasureBar
          unit={settings.lengthUnit}
          onTakeBack={() => map.current?.layers.measure.takeBack()}
          onClear={() => map.current?.layers.measure.clear()}
          onStop={atlas.endMeasuring}
        />
      </div>
      <SpotCard format={settings.coordinateFormat} />
      {(posterior || claim || hasMarks(marks)) && (
        <Legend
          ref={legend}
          posterior={posterior}
          claim={claim !== null}
          marks={marks}
          remark={remark}
          borders={borderViewStatement(settings.borderView)}
        />
      )}
      <div className="map-foot">
        <output ref={pointer} className="map-pointer figures" aria-hidden="true" />
        <button type="button" className="map-attribution" title={atlasStrings.attributionLabel} onClick={onShowSources}>
          {[atlasStrings.attribution, ...packCredits].join(' · ')}
        </button>
      </div>
    </section>
  )
}

function goTo(spot: Spot): void {
  atlas.goTo(spot.at, spot.precisionM)
  void useSpot.getState().look(spot)
  atlas.focus()
}

/** What has to be in view: the candidates that matter, which lie within the regions. */
function pointsOf({ candidates }: Posterior): LatLon[] {
  const likely = candidates.filter(({ probability }, index) => index === 0 || probability >= 0.05)
  return likely.map(({ at }) => at)
}
