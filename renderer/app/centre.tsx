import { CircleStop, Crosshair } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Photo } from '../../electron/contract/photos.ts'
import { librarySettings } from '../../electron/contract/settings.ts'
import { useAbout } from '../features/about/index.ts'
import { useAnswer } from '../features/answer/index.ts'
import { MapPanel } from '../features/atlas/index.ts'
import { BoxesToggle, ClueBoxes } from '../features/clues/index.ts'
import { useHints } from '../features/hints/index.ts'
import { usePhotos } from '../features/photos/index.ts'
import { EntityBoxes, EntityBoxesToggle } from '../features/reasoning/index.ts'
import { isUnderWay, ModelNote, runToShow, useRunSettings, useRuns } from '../features/runs/index.ts'
import { useSettings } from '../features/settings/index.ts'
import { NoPhoto, PhotoStage } from '../features/viewer/index.ts'
import { desktop } from '../rpc/index.ts'
import { appStrings } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { Splitter } from '../ui/splitter.tsx'
import { Tip } from '../ui/tip.tsx'
import { keysOf, runCommand } from './commands/commands.ts'
import { useLayout } from './layout.ts'
import { answerToDraw, isHinted } from './map-answer.ts'
import { MapDrawerButtons } from './map-drawer.tsx'
import { useMapMarks } from './map-marks.ts'
import { locate } from './session.ts'

const SMALLEST_PX = 140

/** The photo and, below or beside it, the map. */
export function Centre({ photo }: { photo: Photo | null }) {
  const { mapPlace, mapPx, change } = useLayout()
  const split = useRef<HTMLDivElement>(null)
  const room = useRoom(split, mapPlace)
  const largest = Math.max(SMALLEST_PX, room - SMALLEST_PX)
  const size = Math.min(mapPx[mapPlace], largest)
  const ready = useRunSettings((state) => state.draft !== null)
  const empty = usePhotos((state) => state.photos?.length === 0)
  return (
    <main className="centre">
      {photo && <PhotoHead photo={photo} />}
      <div ref={split} className={`split split-${mapPlace}`}>
        <div className="split-photo" id="photo">
          {photo ? (
            <PhotoStage
              photo={photo}
              overlay={
                <>
                  <ClueBoxes onOpen={() => change({ tab: 'clues' })} />
                  <EntityBoxes onOpen={() => change({ tab: 'reasoning' })} />
                </>
              }
              tools={
                <>
                  <BoxesToggle keys={keysOf('toggle-boxes')} />
                  <EntityBoxesToggle keys={keysOf('toggle-entity-boxes')} />
                </>
              }
              keysOf={keysOf}
              canLocate={ready}
              onLocate={(view) => void locate(view.id)}
            />
          ) : (
            <NoPhoto actions={empty && <AddPhotos />} />
          )}
        </div>
        <Splitter
          label={appStrings.resizeMap}
          between={mapPlace === 'below' ? 'row' : 'column'}
          direction={-1}
          sizePx={size}
          minPx={SMALLEST_PX}
          maxPx={largest}
          onResize={(px) => change({ mapPx: { ...mapPx, [mapPlace]: px } })}
        />
        <div className="split-map" style={{ flexBasis: size }}>
          <PhotoMap photo={photo} />
        </div>
      </div>
    </main>
  )
}

function AddPhotos() {
  return (
    <>
      <Button kind="primary" onClick={() => runCommand('add-photos')}>
        {appStrings.commands.addPhotos}
      </Button>
      <Button onClick={() => runCommand('add-folder')}>{appStrings.commands.addFolder}</Button>
    </>
  )
}

/** Until the library has answered. */
const DEFAULT_SETTINGS = librarySettings.parse({})

const choosePack = async () => (await desktop?.choose('map-pack'))?.[0] ?? null

function PhotoMap({ photo }: { photo: Photo | null }) {
  const answer = useAnswer((state) => state.posterior)
  const hinted = useHints(isHinted)
  const marks = useMapMarks()
  const posterior = photo && answerToDraw(answer, hinted)
  const answerOf = useAnswer((state) => state.shownFor)
  const chosenRank = useAnswer((state) => state.chosenRank)
  const choose = useAnswer((state) => state.choose)
  const opened = usePhotos((state) => state.opened)
  const run = useRuns((state) => runToShow(state, photo?.id ?? null))
  const settings = useSettings((state) => state.settings)
  const change = useLayout((state) => state.change)
  const claim = opened?.photoId === photo?.id ? (opened?.metadata?.gps ?? null) : null
  return (
    <MapPanel
      posterior={posterior}
      answerOf={answerOf}
      chosenRank={chosenRank}
      claim={claim}
      marks={marks}
      remark={run && run.modelKind !== 'geolocation' && <ModelNote kind={run.modelKind} brief />}
      onChooseCandidate={(rank) => {
        choose(rank)
        change({ tab: 'answer' })
      }}
      onShowSources={useAbout.getState().show}
      settings={settings ?? DEFAULT_SETTINGS}
      onSettings={(changes) => void useSettings.getState().change(changes)}
      choosePack={desktop && choosePack}
      keys={{ goTo: keysOf('go-to'), measure: keysOf('map-measure') }}
      tools={<MapDrawerButtons />}
    />
  )
}

function PhotoHead({ photo }: { photo: Photo }) {
  const run = useRuns((state) => runToShow(state, photo.id))
  const cancelling = useRuns((state) => (run ? state.cancelling.has(run.id) : false))
  const ready = useRunSettings((state) => state.draft !== null)
  const { commands } = appStrings
  return (
    <header className="photo-head">
      <h2 className="photo-head-name">{photo.fileName}</h2>
      {photo.credit && <span className="photo-head-credit">{photo.credit}</span>}
      <span className="spring" />
      {run && isUnderWay(run) ? (
        <Tip text={commands.cancelRun} keys={keysOf('cancel-run')}>
          <Button icon={<CircleStop aria-hidden="true" />} disabled={cancelling} onClick={() => runCommand('cancel-run')}>
            {commands.cancelRun}
          </Button>
        </Tip>
      ) : (
        <Tip text={commands.locate} keys={keysOf('locate')}>
          <Button
            kind="primary"
            icon={<Crosshair aria-hidden="true" />}
            disabled={!ready || photo.widthPx === null}
            onClick={() => runCommand('locate')}
          >
            {commands.locate}
          </Button>
        </Tip>
      )}
    </header>
  )
}

/** Height or width of the element, px, as the window changes. */
function useRoom(element: React.RefObject<HTMLElement | null>, mapPlace: 'below' | 'beside'): number {
  const [room, setRoom] = useState(800)
  useEffect(() => {
    const node = element.current
    if (!node) return
    const observer = new ResizeObserver(() => setRoom(mapPlace === 'below' ? node.clientHeight : node.clientWidth))
    observer.observe(node)
    return () => observer.disconnect()
  }, [element, mapPlace])
  return room
}
