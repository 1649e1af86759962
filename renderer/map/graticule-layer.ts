import type { LayerContext } from './layer.ts'
import { MAX_LATITUDE, toWorld } from './mercator.ts'
import { createPaintedTiles } from './painted-tiles.ts'
import type { TileFrame } from './rings.ts'

/** Degrees between two lines: the first that leaves them this far apart is taken. */
const STEPS = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005]
const LEAST_PX = 110

/** Degrees between the graticule's lines at a zoom. */
export function graticuleStep(zoom: number): number {
  const pxPerDegree = (256 * 2 ** zoom) / 360
  return STEPS.findLast((step) => step * pxPerDegree >= LEAST_PX) ?? STEPS[0] ?? 30
}

/** Lines of latitude and longitude with their degrees. */
export function createGraticuleLayer({ map, queue, colours }: LayerContext) {
  const family = getComputedStyle(map.getContainer()).fontFamily
  const tiles = createPaintedTiles(map, 'graticule', queue, { paint })
  tiles.show(false)

  function paint(context: OffscreenCanvasRenderingContext2D, frame: TileFrame): boolean {
    const step = graticuleStep(frame.zoom)
    const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
    const { graticule, halo } = colours()
    context.strokeStyle = graticule
    context.globalAlpha = 0.7
    context.lineWidth = 0.6
    context.font = `10px ${family}`
    context.textBaseline = 'middle'
    const words: { text: string; x: number; y: number }[] = []
    const [west, east] = [(frame.x - 0.5) * 360, (frame.x + frame.side - 0.5) * 360]
    context.beginPath()
    for (let line = Math.ceil(west / step); line * step < east; line++) {
      const x = Math.round(((line * step) / 360 + 0.5 - frame.x) * (frame.sizePx / frame.side)) + 0.5
      context.moveTo(x, 0)
      context.lineTo(x, frame.sizePx)
      const lon = ((((line * step + 180) % 360) + 360) % 360) - 180
      words.push({ text: degreesText(lon, decimals, 'E', 'W'), x: x + 4, y: 9 })
    }
    for (let line = Math.ceil(-MAX_LATITUDE / step); line * step < MAX_LATITUDE; line++) {
      const y = Math.round((toWorld({ lat: line * step, lon: 0 }).y - frame.y) * (frame.sizePx / frame.side)) + 0.5
      if (y < 0 || y > frame.sizePx) continue
      context.moveTo(0, y)
      context.lineTo(frame.sizePx, y)
      words.push({ text: degreesText(line * step, decimals, 'N', 'S'), x: 4, y: y - 7 })
    }
    context.stroke()
    context.globalAlpha = 1
    context.strokeStyle = halo
    context.lineWidth = 2.5
    context.fillStyle = graticule
    for (const { text, x, y } of words) {
      context.strokeText(text, x, y)
      context.fillText(text, x, y)
    }
    return true
  }

  return { show: tiles.show, repaint: () => tiles.repaint(), destroy: tiles.destroy }
}

function degreesText(value: number, decimals: number, positive: string, negative: string): string {
  const size = `${Math.abs(value).toFixed(decimals)}°`
  return Math.abs(value) < 1e-9 || Math.abs(value) === 180 ? size : `${size} ${value < 0 ? negative : positive}`
}
