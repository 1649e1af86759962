import { DomUtil, type Map as LeafletMap, type Point as PixelPoint, point as pixelPoint } from 'leaflet'
import { type Cluster, clusterPoints, type PlacedPoint } from './cluster-points.ts'
import { createPainter, screenRatio } from './picture.ts'

export interface MarkedPoint extends PlacedPoint {
  id: string
  /** Name of the colour: the custom property `--point-<tone>` of the style sheet. */
  tone: string
  /** Drawn lighter: not settled. */
  faint: boolean
  title: string
}

const CELL_PX = 44
const RADIUS_PX = 6
/** A finger or a hasty pointer may miss by so much. */
const NEAR_PX = 5
const LARGEST_PX = 22

interface Drawn {
  cluster: Cluster<MarkedPoint>
  at: PixelPoint
  radiusPx: number
}

/** Many points on one canvas over the view, clustered where they would overlap; drawn anew when a movement ends. */
export function createPointsLayer(map: LeafletMap, toneNames: readonly string[]) {
  let points: readonly MarkedPoint[] = []
  let chosenId: string | null = null
  let drawn: Drawn[] = []
  const { show } = createPainter(false)
  let colours = readColours()
  const canvas = document.createElement('canvas')
  canvas.className = 'map-labels'
  map.getPane('pins')?.append(canvas)

  /** A canvas cannot read `light-dark()` itself. */
  function readColours(): Record<string, string> {
    const probe = document.createElement('span')
    probe.hidden = true
    map.getContainer().append(probe)
    const read = (name: string) => {
      probe.style.color = `var(${name})`
      return getComputedStyle(probe).color
    }
    const names = {
      ...Object.fromEntries(toneNames.map((tone) => [tone, `--point-${tone}`])),
      ink: '--ink',
      paper: '--paper-raised',
      accent: '--accent',
    }
    const found = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, read(name)]))
    probe.remove()
    return found
  }

  function redraw(): void {
    const size = map.getSize()
    canvas.style.width = `${size.x}px`
    canvas.style.height = `${size.y}px`
    canvas.style.opacity = '1'
    DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]))
    const worldPx = 256 * 2 ** map.getZoom()
    const origin = map.getPixelOrigin().subtract(map.containerPointToLayerPoint([0, 0]).multiplyBy(-1))
    drawn = clusterPoints(points, map.getZoom(), CELL_PX).flatMap((cluster) =>
      [-2, -1, 0, 1, 2].flatMap((shift): Drawn[] => {
        const at = pixelPoint((cluster.x + shift) * worldPx, cluster.y * worldPx).subtract(origin)
        const radiusPx = radiusOf(cluster.points.length)
        const seen = at.x > -radiusPx && at.y > -radiusPx && at.x < size.x + radiusPx && at.y < size.y + radiusPx
        return seen ? [{ cluster, at, radiusPx }] : []
      }),
    )
    // Faint ones first, so that a verdict is never covered by a guess.
    const ordered = drawn.toSorted((a, b) => weight(a) - weight(b))
    show(canvas, { widthPx: size.x, heightPx: size.y, pixelRatio: screenRatio() }, (context) => {
      for (const item of ordered) draw(context, item)
      return ordered.length > 0
    })
  }

  const weight = ({ cluster }: Drawn) => cluster.points.filter(({ faint }) => !faint).length

  function draw(context: OffscreenCanvasRenderingContext2D, { cluster, at, radiusPx }: Drawn): void {
    const { points: inside } = cluster
    const chosen = inside.some(({ id }) => id === chosenId)
    const settled = inside.some(({ faint }) => !faint)
    let angle = -Math.PI / 2
    context.globalAlpha = settled ? 1 : 0.55
    for (const tone of toneNames) {
      const share = inside.filter((point) => point.tone === tone).length / inside.length
      if (share === 0) continue
      context.beginPath()
      if (share < 1) context.moveTo(at.x, at.y)
      context.arc(at.x, at.y, radiusPx, angle, angle + share * 2 * Math.PI)
      context.fillStyle = colours[tone] ?? ''
      context.fill()
      angle += share * 2 * Math.PI
    }
    context.globalAlpha = 1
    context.lineWidth = chosen ? 3 : 1.5
    context.strokeStyle = (chosen ? colours.accent : colours.paper) ?? ''
    context.beginPath()
    context.arc(at.x, at.y, radiusPx + (chosen ? 2 : 0), 0, 7)
    context.stroke()
    if (inside.length === 1) return
    // A ring of statuses with the number inside.
    context.beginPath()
    context.arc(at.x, at.y, radiusPx - 4, 0, 7)
    context.fillStyle = colours.paper ?? ''
    context.fill()
    context.fillStyle = colours.ink ?? ''
    context.font = `600 11px ${getComputedStyle(map.getContainer()).fontFamily}`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(inside.length > 999 ? `${Math.round(inside.length / 1000)}k` : String(inside.length), at.x, at.y + 0.5)
  }

  const hide = () => {
    canvas.style.opacity = '0'
  }
  map.on('zoomstart', hide)
  map.on('moveend resize', redraw)

  return {
    set(data: { points: readonly MarkedPoint[]; chosenId: string | null }) {
      points = data.points
      chosenId = data.chosenId
      redraw()
    },
    /** What lies under a place on the map's element, px; null where nothing does. */
    under(at: PixelPoint): Cluster<MarkedPoint> | null {
      const hits = drawn.filter((item) => item.at.distanceTo(at) <= item.radiusPx + NEAR_PX)
      return hits.toSorted((a, b) => a.at.distanceTo(at) - b.at.distanceTo(at))[0]?.cluster ?? null
    },
    repaint() {
      colours = readColours()
      redraw()
    },
    destroy() {
      map.off('zoomstart', hide)
      map.off('moveend resize', redraw)
      canvas.remove()
    },
  }
}

const radiusOf = (count: number) => (count === 1 ? RADIUS_PX : Math.min(LARGEST_PX, 11 + 2.2 * Math.log2(count)))
