import type { Position } from 'geojson'
import type { LatLon } from '../../../contract/geography.ts'
import type { Candidate, CredibleRegion } from '../../../contract/posterior.ts'
import { type Markup, markup } from '../markup.ts'
import type { ReportBasemap } from './basemap.ts'
import { niceLength, placeLabels, scaleBar } from './furniture.ts'
import { clippedLine, clippedRing, type Frame, pathText, unwrapped } from './paths.ts'
import { boxAround, equalEarth, type GeoBox, lonNear, mercator, type Point } from './projection.ts'

export interface MapContent {
  regions: readonly CredibleRegion[]
  candidates: readonly Candidate[]
  verdict: LatLon | null
  claim: LatLon | null
  /** Whose view of contested borders is drawn: `iso-un`, or a claimant's code. */
  borderView: string
}

const FRAME: Frame = { widthPx: 480, heightPx: 360 }
const COLOURS = {
  water: '#e3ebf1',
  land: '#f8f8f5',
  coast: '#8fa2b0',
  border: '#8d8a84',
  admin: '#d5d1c9',
  grid: '#c6d2db',
  mass: '#c2410c',
  verdict: '#17706b',
  claim: '#5b3fb5',
}
const SHADES: Record<string, number> = { '0.95': 0.14, '0.8': 0.2, '0.5': 0.3 }
const LEAST_SPAN_DEGREES = 1.6
const PADDING = 0.22
const MOST_CANDIDATES = 8

/** The world with the detail's frame on it, and the detail; null where there is nothing to be shown on a map. */
export function reportMaps(basemap: ReportBasemap, content: MapContent): { overview: Markup; detail: Markup } | null {
  const box = detailBox(content)
  return box && { overview: overviewMap(basemap, content, box), detail: detailMap(basemap, content, box) }
}

/** Around what holds four fifths of the probability, the likelier candidates, the verdict and the claim. */
function detailBox({ regions, candidates, verdict, claim }: MapContent): GeoBox | null {
  const likely = candidates.filter(({ rank, probability }) => rank <= 3 || probability >= 0.05).map(({ at }) => at)
  const region = candidates.length > 0 ? regions.find(({ level }) => level === 0.5) : undefined
  const corners = region?.outline.flatMap((polygon) => (polygon[0] ?? []).map(([lon, lat]) => ({ lon, lat }))) ?? []
  const points = [...likely, ...corners, ...[verdict, claim].filter((at) => at !== null)]
  if (points.length === 0) return null
  const box = boxAround(points)
  const middle = { lon: (box.west + box.east) / 2, lat: (box.south + box.north) / 2 }
  // In the map's own units, so that the frame is filled whichever way the box is longer.
  const [, top] = mercator(0, box.north)
  const [, bottom] = mercator(0, box.south)
  const ratio = FRAME.widthPx / FRAME.heightPx
  const height = Math.max(top - bottom, (box.east - box.west) / ratio, LEAST_SPAN_DEGREES) * (1 + 2 * PADDING)
  const [, y] = mercator(0, middle.lat)
  const half = (Math.min(height * ratio, 360) / ratio) * 0.5
  return {
    west: middle.lon - half * ratio,
    east: middle.lon + half * ratio,
    south: latOfMercator(Math.max(-170, y - half)),
    north: latOfMercator(Math.min(170, y + half)),
  }
}

const latOfMercator = (y: number) => (2 * Math.atan(Math.exp((y * Math.PI) / 180)) * 180) / Math.PI - 90

type Project = (lon: number, lat: number) => Point

function detailMap(basemap: ReportBasemap, content: MapContent, box: GeoBox): Markup {
  const [, top] = mercator(0, box.north)
  const [, bottom] = mercator(0, box.south)
  const perDegree = Math.min(FRAME.widthPx / (box.east - box.west), FRAME.heightPx / (top - bottom))
  const centre = (box.west + box.east) / 2
  const project: Project = (lon, lat) => {
    const [, y] = mercator(lon, lat)
    return [FRAME.widthPx / 2 + (lon - centre) * perDegree, FRAME.heightPx / 2 - (y - (top + bottom) / 2) * perDegree]
  }
  // A shape may lie once around the Earth from where the frame is.
  const around = (line: readonly Position[], draw: (points: Point[]) => string) => {
    const points = unwrapped(line)
    return [-360, 0, 360].map((turn) => draw(points.map(([lon, lat]) => project(lon + turn, lat)))).join('')
  }
  const rings = (all: readonly (readonly Position[])[]) =>
    all.map((ring) => around(ring, (points) => pathText(clippedRing(points, FRAME), true))).join('')
  const lines = (all: readonly (readonly Position[])[]) =>
    all
      .map((line) =>
        around(line, (points) =>
          clippedLine(points, FRAME)
            .map((part) => pathText(part, false))
            .join(''),
        ),
      )
      .join('')
  const at = ({ lat, lon }: LatLon) => project(lonNear(lon, centre), lat)
  const kmPerPx = (111.32 * Math.cos((((box.south + box.north) / 2) * Math.PI) / 180)) / perDegree
  const span = box.east - box.west
  const title = 'Map in detail: candidates, credible regions, verdict'
  return framed(
    title,
    markup`<path d="${rings(basemap.land)}" fill="${COLOURS.land}" fill-rule="evenodd"/>
${strokes(lines(graticule(box, span)), COLOURS.grid, 0.5)}${span < 60 ? strokes(lines(basemap.regions), COLOURS.admin, 0.7) : ''}${strokes(lines(basemap.coasts), COLOURS.coast, 0.7)}${strokes(lines(basemap.borders), COLOURS.border, 0.9)}
<path d="${lines(basemap.contested)}" fill="none" stroke="${COLOURS.land}" stroke-width="1.2" stroke-dasharray="2.5 2.5"/>
${claimedBorders(basemap, content, lines, 0.9)}
${regionsMarkup(content, rings)}${placeLabels(basemap.places, at, FRAME, content)}${marks(content, at, MOST_CANDIDATES)}${scaleBar(niceLength(kmPerPx * 110), kmPerPx, FRAME)}`,
  )
}

function overviewMap(basemap: ReportBasemap, content: MapContent, box: GeoBox): Markup {
  const scale = FRAME.widthPx / 2 / 2.72
  const project: Project = (lon, lat) => {
    const [x, y] = equalEarth(lon, lat)
    return [FRAME.widthPx / 2 + x * scale, FRAME.heightPx / 2 - y * scale]
  }
  const drawn = (points: readonly Position[]) => points.map(([lon = 0, lat = 0]) => project(lon, lat))
  const rings = (all: readonly (readonly Position[])[]) => all.map((ring) => pathText(drawn(ring), true)).join('')
  const lines = (all: readonly (readonly Position[])[]) => all.map((line) => pathText(drawn(line), false)).join('')
  const edge: Position[] = [...range(-90, 90, 5).map((lat) => [180, lat]), ...range(90, -90, -5).map((lat) => [-180, lat])]
  const grid = [
    ...range(-150, 150, 30).map((lon) => range(-90, 90, 5).map((lat) => [lon, lat])),
    ...range(-60, 60, 30).map((lat) => range(-180, 180, 10).map((lon) => [lon, lat])),
  ]
  const at = ({ lat, lon }: LatLon) => project(lonNear(lon, 0), lat)
  const corners = range(0, 1, 0.1).flatMap((share) => [[box.west + share * (box.east - box.west), box.north] as Position])
  const frame = [...corners, ...corners.map(([lon = 0]) => [lon, box.south] as Position).reverse(), corners[0]!]
  const whole = box.east - box.west > 300
  return framed(
    'Map of the world: where the detail lies',
    markup`<rect width="${FRAME.widthPx}" height="${FRAME.heightPx}" fill="#fff"/><path d="${rings([edge])}" fill="${COLOURS.water}" stroke="${COLOURS.coast}" stroke-width="0.5"/>
${strokes(lines(grid), COLOURS.grid, 0.4)}<path d="${rings(basemap.world.land)}" fill="${COLOURS.land}" stroke="${COLOURS.coast}" stroke-width="0.5"/>${strokes(lines(basemap.world.borders), COLOURS.border, 0.35)}${claimedBorders(basemap, content, lines, 0.35)}
${regionsMarkup(content, rings)}${
  whole
    ? ''
    : strokes(
        pathText(
          frame.map(([lon = 0, lat = 0]) => project(wrappedEdge(lon), lat)),
          false,
        ),
        '#16191d',
        1.1,
      )
}${marks(content, at, 1)}`,
  )
}

/** A frame across ±180 is drawn up to the edge of the map. */
const wrappedEdge = (lon: number) => Math.max(-180, Math.min(180, lon))

function framed(title: string, inside: Markup): Markup {
  const { widthPx, heightPx } = FRAME
  return markup`<svg viewBox="0 0 ${widthPx} ${heightPx}" role="img" aria-label="${title}"><rect width="${widthPx}" height="${heightPx}" fill="${COLOURS.water}"/>
${inside}</svg>`
}

const strokes = (path: string, colour: string, width: number): Markup =>
  markup`<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"/>`

/** The land's own colour takes the border away between what a claimant has and what it claims; what it sees as its border is drawn. */
function claimedBorders(
  { claims }: ReportBasemap,
  { borderView }: MapContent,
  lines: (all: readonly (readonly Position[])[]) => string,
  width: number,
): Markup {
  const claimed = Object.hasOwn(claims, borderView) ? claims[borderView] : undefined
  if (!claimed) return markup``
  return markup`${strokes(lines(claimed.open), COLOURS.land, width * 2.2)}${strokes(lines(claimed.firm), COLOURS.border, width)}`
}

function regionsMarkup({ regions, candidates }: MapContent, rings: (all: readonly (readonly Position[])[]) => string): Markup {
  if (candidates.length === 0) return markup``
  const sorted = regions.toSorted((a, b) => b.level - a.level)
  return markup`${sorted.map(
    ({ level, outline }) =>
      markup`<path d="${rings(outline.flat())}" fill="${COLOURS.mass}" fill-opacity="${SHADES[String(level)] ?? 0.15}" fill-rule="evenodd" stroke="${COLOURS.mass}" stroke-width="0.6" stroke-opacity="0.7"/>`,
  )}`
}

/** Candidates as numbers, the verdict as a ring, what the file claims as a diamond. */
function marks({ candidates, verdict, claim }: MapContent, at: (place: LatLon) => Point, most: number): Markup {
  const xy = ([x, y]: Point) => markup`translate(${x.toFixed(1)} ${y.toFixed(1)})`
  return markup`${candidates
    .slice(0, most)
    .toReversed()
    .map(
      ({ rank, at: place }) =>
        markup`<g transform="${xy(at(place))}"><circle r="7" fill="#fff" stroke="${COLOURS.mass}" stroke-width="1.6"/><text y="3.2" text-anchor="middle" font-family="Arial, DejaVu Sans, sans-serif" font-size="9" font-weight="700" fill="${COLOURS.mass}">${rank}</text></g>`,
    )}${claim && markup`<path transform="${xy(at(claim))}" d="M0 -8L7 0L0 8L-7 0Z" fill="none" stroke="#fff" stroke-width="4"/><path transform="${xy(at(claim))}" d="M0 -8L7 0L0 8L-7 0Z" fill="none" stroke="${COLOURS.claim}" stroke-width="2"/>`}${
    verdict &&
    markup`<g transform="${xy(at(verdict))}"><circle r="11" fill="none" stroke="#fff" stroke-width="4.5"/><circle r="11" fill="none" stroke="${COLOURS.verdict}" stroke-width="2.4"/><circle r="1.8" fill="${COLOURS.verdict}"/></g>`
  }`
}

function graticule({ west, east, south, north }: GeoBox, span: number): Position[][] {
  const step = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1].find((degrees) => span / degrees >= 3) ?? 0.1
  const from = (value: number) => Math.ceil(value / step) * step
  const fine = (start: number, end: number) => range(start, end, (end - start) / 12)
  return [
    ...range(from(west), east, step).map((lon) => fine(south, north).map((lat) => [lon, lat] as Position)),
    ...range(from(south), north, step).map((lat) => fine(west, east).map((lon) => [lon, lat] as Position)),
  ]
}

function range(start: number, end: number, step: number): number[] {
  const count = Math.max(0, Math.floor((end - start) / step + 1e-9) + 1)
  return Array.from({ length: count }, (_, index) => start + index * step)
}
