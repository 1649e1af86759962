import type { Basemap } from './basemap-data.ts'
import { createBasemapLayer } from './basemap-layer.ts'
import { createCamera } from './camera.ts'
import type { LabelWords } from './label-entries.ts'
import { createLabelLayer } from './label-layer.ts'
import { createPaintQueue } from './paint-queue.ts'
import { readPalette } from './palette.ts'
import { createPointsLayer, type MarkedPoint } from './points-layer.ts'
import { createView, removeView, type ViewOptions } from './view.ts'

export interface PointsMapOptions extends ViewOptions {
  /** The tones of the points, in the order in which they go round a cluster. */
  tones: readonly string[]
  onChoose: (point: MarkedPoint) => void
  onOpen: (point: MarkedPoint) => void
  /** What lies under the pointer, in words made by `say`; null where nothing does. */
  say: (points: readonly MarkedPoint[]) => string
}

/** What the points lie on: the bundled map, with its names in the reader's language. */
export interface PointsMapGround {
  basemap: Basemap
  words: LabelWords
}

export interface PointsMapController {
  setGround(ground: PointsMapGround): void
  setPoints(data: { points: readonly MarkedPoint[]; chosenId: string | null }): void
  /** Brings all points into view. */
  fitAll(): void
  refreshTheme(): void
  destroy(): void
}

/** From here on, points in one place cannot be told apart by going nearer. */
const NEAREST_ZOOM = 12

/** A map of many points over the bundled basemap. A click on a cluster goes nearer; one on a point chooses it. */
export function createPointsMap(element: HTMLElement, options: PointsMapOptions): PointsMapController {
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = createView(element, options, reducedMotion)
  const camera = createCamera(map, reducedMotion)
  let palette = readPalette(element)
  const context = { map, queue: createPaintQueue(), colours: () => palette }
  const basemap = createBasemapLayer(context)
  const labels = createLabelLayer(context)
  const points = createPointsLayer(map, options.tones)
  let shown: readonly MarkedPoint[] = []

  map.on('click', ({ containerPoint }) => {
    const cluster = points.under(containerPoint)
    const [only] = cluster?.points ?? []
    if (!cluster || !only) return
    if (cluster.points.length === 1 || map.getZoom() >= NEAREST_ZOOM || inOnePlace(cluster.points)) return options.onChoose(only)
    map.setView(map.containerPointToLatLng(containerPoint), map.getZoom() + 2, { animate: !reducedMotion })
  })
  map.on('dblclick', ({ containerPoint }) => {
    const cluster = points.under(containerPoint)
    if (cluster?.points.length === 1 && cluster.points[0]) options.onOpen(cluster.points[0])
  })
  map.on('mousemove', ({ containerPoint }) => {
    const cluster = points.under(containerPoint)
    element.classList.toggle('map-over-point', cluster !== null)
    element.title = cluster ? options.say(cluster.points) : ''
  })
  const resizes = new ResizeObserver(() => map.invalidateSize({ animate: false }))
  resizes.observe(element)

  return {
    setGround(ground) {
      basemap.set(ground.basemap)
      labels.set(ground.basemap, ground.words)
    },
    setPoints(data) {
      shown = data.points
      points.set(data)
    },
    fitAll: () => camera.fit(shown, 0),
    refreshTheme() {
      palette = readPalette(element)
      for (const layer of [basemap, labels, points]) layer.repaint()
    },
    destroy() {
      resizes.disconnect()
      for (const layer of [basemap, labels, points]) layer.destroy()
      context.queue.end()
      removeView(map)
    },
  }
}

function inOnePlace(points: readonly MarkedPoint[]): boolean {
  return points.every(({ lat, lon }) => lat === points[0]?.lat && lon === points[0]?.lon)
}
