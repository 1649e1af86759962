import { MapPinned, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { atlas } from '../features/atlas/index.ts'
import { HintPanel, useHints } from '../features/hints/index.ts'
import { appStrings } from '../strings/index.ts'
import { IconButton } from '../ui/button.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { keysOf, runCommand } from './commands/commands.ts'
import { type MapDrawerTab, useMapDrawer } from './map-drawer-store.ts'
import { cancelMaking, showHint } from './map-hints.ts'
import './map-drawer.css'

const { mapDrawer: strings } = appStrings

/** Buttons on the map that open its drawer. */
export function MapDrawerButtons() {
  const tab = useMapDrawer((state) => state.tab)
  const hints = useHints((state) => state.hints?.length ?? 0)
  return (
    <span className="map-drawer-button">
      <IconButton
        label={strings.tabs.hints}
        keys={keysOf('map-hints')}
        kind="plain"
        aria-pressed={tab === 'hints'}
        onClick={() => runCommand('map-hints')}
      >
        <MapPinned aria-hidden="true" />
      </IconButton>
      {hints > 0 && (
        <span className="map-drawer-count" aria-hidden="true">
          {hints}
        </span>
      )}
    </span>
  )
}

/** What is drawn on the map and laid over it: takes the inspector's place, so that the map keeps its width. */
export function MapDrawer() {
  const { tab, show, close } = useMapDrawer()
  if (tab === null) return null
  const tabs: { id: MapDrawerTab; title: string; panel: ReactNode }[] = [
    {
      id: 'hints',
      title: strings.tabs.hints,
      panel: <HintPanel onFinish={() => atlas.map()?.layers.draw.finish()} onCancel={cancelMaking} onShow={showHint} />,
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
