import { useStore } from 'zustand'
import { stagePlace } from '../current-stage.ts'
import { type Spot, toStage } from '../stage/stage-view.ts'
import { useViewer } from '../store.ts'
import { type CropFrame, frameOfRegion, fromFrame } from './crop-frame.ts'

/** The crop, the lines and the point of the tool in hand, at the size of the screen however far the photo is zoomed. */
export function ToolDrawing() {
  const { view, size, point, byKeys } = useStore(stagePlace)
  const { tool, crop, lines, photo, rotationDegrees, shownView } = useViewer()
  const at = (spot: Spot) => toStage(view, size, spot)
  const frame = crop ?? (shownView ? frameOfRegion(shownView.region, photo) : null)
  return (
    <svg className="viewer-drawing" width={size.width} height={size.height} aria-hidden="true">
      {frame && (
        <Frame
          corners={corners(frame).map((corner) => at(fromFrame(corner, photo, rotationDegrees)))}
          size={size}
          grips={tool === 'crop'}
        />
      )}
      {tool === 'measure' &&
        lines.map((line, index) => {
          const [from, to] = [at(line.from), at(line.to)]
          return (
            // Of two lines the first is the first: their order is who they are.
            <g key={index}>
              <line className="viewer-line-shade" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
              <line className="viewer-line" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
              <circle className="viewer-end" cx={from.x} cy={from.y} r={4} />
              <circle className="viewer-end" cx={to.x} cy={to.y} r={4} />
              <Label at={{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }} text={String(index + 1)} />
            </g>
          )
        })}
      {tool && byKeys && point && <Cross at={at(point)} />}
    </svg>
  )
}

function corners({ left, top, right, bottom }: CropFrame): Spot[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}

/** What lies outside is dimmed. */
function Frame({ corners: at, size, grips }: { corners: Spot[]; size: { width: number; height: number }; grips: boolean }) {
  const path = at.map(({ x, y }) => `${x} ${y}`).join('L')
  return (
    <g>
      <path className="viewer-dimmed" fillRule="evenodd" d={`M0 0H${size.width}V${size.height}H0ZM${path}Z`} />
      <path className="viewer-frame-shade" d={`M${path}Z`} />
      <path className="viewer-frame" d={`M${path}Z`} />
      {grips && at.map(({ x, y }, index) => <rect key={index} className="viewer-grip" x={x - 5} y={y - 5} width={10} height={10} />)}
    </g>
  )
}

function Label({ at, text }: { at: Spot; text: string }) {
  return (
    <g>
      <circle className="viewer-label" cx={at.x} cy={at.y} r={9} />
      <text className="viewer-label-text" x={at.x} y={at.y} textAnchor="middle" dominantBaseline="central">
        {text}
      </text>
    </g>
  )
}

function Cross({ at: { x, y } }: { at: Spot }) {
  return (
    <g>
      <path className="viewer-line-shade" d={`M${x - 12} ${y}H${x + 12}M${x} ${y - 12}V${y + 12}`} />
      <path className="viewer-line" d={`M${x - 12} ${y}H${x + 12}M${x} ${y - 12}V${y + 12}`} />
    </g>
  )
}
