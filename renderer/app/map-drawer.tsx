import { Layers, MapPinned, Sun, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ShadowMeasure } from '../../electron/contract/hints.ts'
import type { CaseId } from '../../electron/contract/ids.ts'
import { useAnswer } from '../features/answer/index.ts'
import { atlas } from '../features/atlas/index.ts'
import { HintPanel, useHints } from '../features/hints/index.ts'
import { MapFilesPanel } from '../features/map-files/index.ts'
import { usePhotos } from '../features/photos/index.ts'
import { SunPanel } from '../features/sun/index.ts'
import { useVerdict } from '../features/verdict/index.ts'
import { useViewer } from '../features/viewer/index.ts'
import { appStrings } from '../strings/index.ts'
import { IconButton } from '../ui/button.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { keysOf, runCommand } from './commands/commands.ts'
import { type MapDrawerTab, useMapDrawer } from './map-drawer-store.ts'
import { showFeatures, takeFeatureAsHint } from './map-files.ts'
import { cancelMaking, showHint } from './map-hints.ts'
import { captured, sunPlaces } from './map-sun.ts'
import './map-drawer.css'
import { useRoute } from './routes.ts'

const { mapDrawer: strings } = appStrings

/** Buttons on the map that open its drawer. */
export function MapDrawerButtons() {
  const tab = useMapDrawer((state) => state.tab)
  const hints = useHints((state) => state.hints?.length ?? 0)
  const button = (id: MapDrawerTab, icon: ReactNode) => (
    <IconButton
      label={strings.tabs[id]}
      keys={keysOf(`map-${id}`)}
      kind="plain"
      aria-pressed={tab === id}
      onClick={() => runCommand(`map-${id}`)}
    >
      {icon}
    </IconButton>
  )
  return (
    <>
      <span className="map-drawer-button">
        {button('hints', <MapPinned aria-hidden="true" />)}
        {hints > 0 && (
          <span className="map-drawer-count" aria-hidden="true">
            {hints}
          </span>
        )}
      </span>
      {button('sun', <Sun aria-hidden="true" />)}
      {button('files', <Layers aria-hidden="true" />)}
    </>
  )
}

/** What is drawn on the map and laid over it: takes the inspector's place, so that the map keeps its width. */
export function MapDrawer({ caseId }: { caseId: CaseId }) {
  const { tab, show, close } = useMapDrawer()
  const photoId = useRoute((route) => route.photoId)
  if (tab === null) return null
  const tabs: { id: MapDrawerTab; title: string; panel: ReactNode }[] = [
    {
      id: 'hints',
      title: strings.tabs.hints,
      panel: <HintPanel onFinish={() => atlas.map()?.layers.draw.finish()} onCancel={cancelMaking} onShow={showHint} />,
    },
    { id: 'sun', title: strings.tabs.sun, panel: <SunSide /> },
    {
      id: 'files',
      title: strings.tabs.files,
      panel: <MapFilesPanel caseId={caseId} photoId={photoId} onShow={showFeatures} onUseAsHint={takeFeatureAsHint} />,
    },
  ]
  return (
    <section className="map-drawer" aria-label={strings.title}>
      <Tabs label={strings.title} value={tab} onChange={show} tabs={tabs} />
      <IconButton label={strings.close} className="map-drawer-close" onClick={close}>
        <X aria-hidden="true" />
      </IconButton>
    </section>
  )
}

function SunSide() {
  const candidates = useAnswer((state) => state.posterior?.candidates)
  const measuredRatio = useViewer((state) => state.lastRatio)
  // What the places are read from: when any of it changes, they are read anew.
  useAnswer((state) => state.chosenRank)
  usePhotos((state) => state.opened)
  useVerdict((state) => state.verdicts)
  const useAsHint = (shadow: ShadowMeasure, name: string) => {
    useMapDrawer.getState().show('hints')
    void useHints.getState().add({ kind: 'shadow', shadow }, name, { side: 'inside' })
  }
  return (
    <SunPanel
      places={sunPlaces()}
      captured={captured()}
      candidates={candidates ?? []}
      measuredRatio={measuredRatio}
      onUseAsHint={useAsHint}
    />
  )
}
