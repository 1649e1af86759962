import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { viewerStrings } from '../../../strings/index.ts'
import { AdjustPanel } from '../adjust/adjust-panel.tsx'
import { AdjustedPicture } from '../adjust/adjusted-picture.tsx'
import { brightnessHistogram } from '../adjust/brightness-histogram.ts'
import { holdStage, stagePlace, viewer } from '../current-stage.ts'
import type { PhotoStageProps } from '../photo-stage.tsx'
import { ShownView } from '../shown-view.tsx'
import { useViewer } from '../store.ts'
import { CropCard } from '../tools/crop-card.tsx'
import { frameOfRegion, fromFrame } from '../tools/crop-frame.ts'
import { MagnifierCard } from '../tools/magnifier-card.tsx'
import { MeasureCard } from '../tools/measure-card.tsx'
import { ToolDrawing } from '../tools/tool-drawing.tsx'
import { letGoOfPoint, movePoint, pressPoint, toolInHand } from '../tools/tool-in-hand.ts'
import { createPhotoSource, type PhotoSource } from './photo-source.ts'
import { Readout } from './readout.tsx'
import { createStage, type StageController } from './stage-controller.ts'
import { StageTools } from './stage-tools.tsx'
import type { Size } from './stage-view.ts'

const PAN_PX = 64
const ZOOM_STEP = 1.4

export function OpenStage(props: PhotoStageProps & { size: Size }) {
  const { photo, overlay, size, canLocate, onLocate } = props
  const stageRef = useRef<HTMLDivElement>(null)
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const overlayRef = useRef<HTMLDivElement>(null)
  const controller = useRef<StageController | null>(null)
  const source = useRef<PhotoSource | null>(null)
  const [failed, setFailed] = useState(false)
  const { tool, rotationDegrees, shownView, original } = useViewer()
  const shownTurn = original ? 0 : rotationDegrees
  const { id } = photo
  const { width, height } = size

  useEffect(() => {
    const [stage, canvas, over] = [stageRef.current, canvasRef.current, overlayRef.current]
    if (!stage || !canvas || !over) return
    const { open, set, fail } = useViewer.getState()
    open(photo)
    const pixels = createPhotoSource({
      photoId: id,
      photo: { width, height },
      onChanged: () => controller.current?.repaint(),
      onFailed: () => setFailed(true),
      onTiles: (tilesFraction) => set({ tilesFraction }),
      onTilesFailed: fail,
      onWhole: (whole) => set({ histogram: brightnessHistogram(whole) }),
    })
    const made = createStage({ stage, canvas, overlay: over }, { width, height }, pixels, {
      onView: (view) => stagePlace.setState({ view, size: { width: stage.clientWidth, height: stage.clientHeight } }),
      onPoint: (point) => stagePlace.setState({ point, byKeys: false }),
      tool: toolInHand,
    })
    source.current = pixels
    controller.current = made
    holdStage(made)
    return () => {
      holdStage(null)
      controller.current = null
      made.destroy()
      pixels.destroy()
      set({ tilesFraction: null, problem: null, tool: null })
    }
    // A photo's size never changes; what else it tells does not matter to the stage.
  }, [id, width, height])

  useEffect(() => controller.current?.turnTo(shownTurn), [shownTurn])
  const hadView = useRef(false)
  useEffect(() => {
    // Back from a view, the photo is seen whole again.
    if (!shownView && hadView.current) viewer.fit()
    hadView.current = shownView !== null
    if (!shownView) return
    const { left, top, right, bottom } = frameOfRegion(shownView.region, { width, height })
    const corners = [
      { x: left, y: top },
      { x: right, y: bottom },
      { x: right, y: top },
      { x: left, y: bottom },
    ]
    viewer.showSpots(corners.map((corner) => fromFrame(corner, { width, height }, shownView.region.rotationDegrees)))
  }, [shownView, width, height])

  return (
    <div className="stage-frame">
      {tool === 'adjust' && <AdjustPanel />}
      {tool === 'crop' && <CropCard canLocate={canLocate} onLocate={onLocate} />}
      {tool === 'measure' && <MeasureCard />}
      {tool === 'magnifier' && <MagnifierCard />}
      <div
        ref={stageRef}
        className="stage"
        data-tool={tool ?? undefined}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is panned, zoomed and drawn on by keyboard.
        tabIndex={0}
        aria-label={viewerStrings.stageLabel(photo.fileName, tool)}
        onKeyDown={onStageKey}
        onKeyUp={(event) => event.key.toLowerCase() === 'o' && useViewer.setState({ original: false })}
        onBlur={() => useViewer.setState({ original: false })}
      >
        <AdjustedPicture ref={canvasRef} name={photo.fileName} magnifying={tool === 'magnifier'} />
        <div ref={overlayRef} className="viewer-overlay">
          {overlay}
        </div>
        {(tool || shownView) && <ToolDrawing />}
        {failed && <p className="stage-failed">{viewerStrings.previewFailed}</p>}
      </div>
      {shownView && <ShownView view={shownView} canLocate={canLocate} onLocate={onLocate} />}
      <div className="viewer-foot">
        <Readout onStopTiles={() => source.current?.stopTiles()} />
        <span className="spring" />
        <StageTools {...props} />
      </div>
    </div>
  )
}

const DIRECTIONS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Keys of the focused stage: they pan and zoom, or work the tool in hand. */
function onStageKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const { tool, setTool, set, magnification, shownView, showView } = useViewer.getState()
  const direction = DIRECTIONS[event.key]
  const keys: Record<string, (() => void) | false> = {
    '+': () => viewer.zoomBy(ZOOM_STEP),
    '=': () => viewer.zoomBy(ZOOM_STEP),
    '-': () => viewer.zoomBy(1 / ZOOM_STEP),
    '0': viewer.fit,
    o: () => set({ original: true }),
    O: () => set({ original: true }),
    Enter: tool !== null && pressPoint,
    Escape:
      (tool !== null || shownView !== null) &&
      (() => {
        letGoOfPoint()
        if (tool) setTool(null)
        else showView(null)
      }),
    '<': tool === 'magnifier' && (() => set({ magnification: Math.max(2, magnification - 1) })),
    '>': tool === 'magnifier' && (() => set({ magnification: Math.min(8, magnification + 1) })),
  }
  const action = direction
    ? () => (tool && tool !== 'adjust' ? movePoint(direction, event.shiftKey) : viewer.panBy(-direction.x * PAN_PX, -direction.y * PAN_PX))
    : keys[event.key]
  if (!action) return
  event.preventDefault()
  event.stopPropagation()
  action()
}
