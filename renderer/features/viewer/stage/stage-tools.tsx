import { Crop, Maximize, RotateCcw, RotateCw, Ruler, Search, SlidersHorizontal, ZoomIn, ZoomOut } from 'lucide-react'
import { arePlain } from '../../../../electron/core/photos/tones.ts'
import { viewerStrings } from '../../../strings/index.ts'
import { IconButton } from '../../../ui/button.tsx'
import { CareMenu } from '../care/care-menu.tsx'
import { viewer } from '../current-stage.ts'
import type { PhotoStageProps } from '../photo-stage.tsx'
import { type ToolName, useViewer } from '../store.ts'
import { ViewsMenu } from '../views-menu.tsx'

const TOOLS: readonly { name: ToolName; Icon: typeof Crop }[] = [
  { name: 'adjust', Icon: SlidersHorizontal },
  { name: 'magnifier', Icon: Search },
  { name: 'measure', Icon: Ruler },
  { name: 'crop', Icon: Crop },
]

/** The bar over the photo. While the photo is covered only care is left of it. */
export function StageTools({ photo, tools, keysOf, canLocate, onLocate, covered = false }: PhotoStageProps & { covered?: boolean }) {
  return (
    <div className="stage-tools" role="toolbar" aria-label={viewerStrings.toolsLabel(photo.fileName)}>
      {!covered && (
        <>
          <ZoomTools />
          <span className="stage-tools-rule" />
          <IconButton label={viewerStrings.turnLeft} keys={keysOf('turn-left')} onClick={() => useViewer.getState().turnBy(-90)}>
            <RotateCcw aria-hidden="true" />
          </IconButton>
          <IconButton label={viewerStrings.turnRight} keys={keysOf('turn-right')} onClick={() => useViewer.getState().turnBy(90)}>
            <RotateCw aria-hidden="true" />
          </IconButton>
          <span className="stage-tools-rule" />
          {TOOLS.map(({ name, Icon }) => (
            <ToolSwitch key={name} name={name} Icon={Icon} keys={keysOf(name)} />
          ))}
          <ViewsMenu canLocate={canLocate} onLocate={onLocate} />
          <span className="stage-tools-rule" />
          {tools}
        </>
      )}
      <CareMenu photoId={photo.id} covered={covered} />
    </div>
  )
}

function ZoomTools() {
  return (
    <>
      <IconButton label={viewerStrings.fit} keys="0" onClick={() => viewer.fit()}>
        <Maximize aria-hidden="true" />
      </IconButton>
      <IconButton label={viewerStrings.actualSize} onClick={() => viewer.actualSize()}>
        <span className="stage-one" aria-hidden="true">
          1:1
        </span>
      </IconButton>
      <IconButton label={viewerStrings.zoomOut} keys="−" onClick={() => viewer.zoomBy(1 / 1.4)}>
        <ZoomOut aria-hidden="true" />
      </IconButton>
      <IconButton label={viewerStrings.zoomIn} keys="+" onClick={() => viewer.zoomBy(1.4)}>
        <ZoomIn aria-hidden="true" />
      </IconButton>
    </>
  )
}

function ToolSwitch({ name, Icon, keys }: { name: ToolName; Icon: typeof Crop; keys: string }) {
  const tool = useViewer((state) => state.tool)
  const setTool = useViewer((state) => state.setTool)
  const changed = useViewer(({ tones }) => name === 'adjust' && !arePlain(tones))
  return (
    <IconButton
      label={viewerStrings.tools[name]}
      keys={keys}
      aria-pressed={tool === name}
      data-marked={changed || undefined}
      onClick={() => {
        setTool(tool === name ? null : name)
        // The arrow keys work the tool at once.
        viewer.focus()
      }}
    >
      <Icon aria-hidden="true" />
    </IconButton>
  )
}
