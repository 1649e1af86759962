import type { Collector, Position } from './collector.ts'
import { walkXml, type XmlVisitor } from './xml-walk.ts'

/** Placemarks with points, lines, areas and tracks. Looks, links, overlays of pictures and network links are passed over: nothing is fetched. */
export async function readKml(text: string, collector: Collector, signal: AbortSignal): Promise<{ name: string }> {
  const visitor = kmlVisitor(collector)
  await walkXml(text, 'KML', visitor, signal)
  return { name: visitor.documentName() }
}

function kmlVisitor(collector: Collector): XmlVisitor & { documentName(): string } {
  let documentName = ''
  let inPlacemark = false
  let names = { name: '', description: '' }
  /** Shapes of the placemark: its name may stand behind them. */
  let shapes: (() => void)[] = []
  let rings: Position[][] = []
  let track: (Position | null)[] = []
  const path: string[] = []
  return {
    documentName: () => documentName,
    open(name) {
      path.push(name)
      if (name === 'Placemark') {
        inPlacemark = true
        names = { name: '', description: '' }
        shapes = []
      }
      if (name === 'Polygon') rings = []
      if (name === 'Track') track = []
    },
    close(name, text) {
      path.pop()
      const parent = path.at(-1)
      if (name === 'name' && parent === 'Placemark') names.name = text
      else if (name === 'description' && parent === 'Placemark') names.description = withoutMarkup(text)
      else if (name === 'name' && (parent === 'Document' || parent === 'kml') && documentName === '') documentName = text.trim()
      else if (name === 'coordinates' && inPlacemark) coordinates(parent, text)
      else if (name === 'coord' && parent === 'Track') track.push(positionOf(text.trim().split(/\s+/)))
      else if (name === 'Track' && inPlacemark) keep(collector.line, track)
      else if (name === 'Polygon' && inPlacemark) keep(collector.area, rings)
      else if (name === 'Placemark') {
        for (const add of shapes) add()
        inPlacemark = false
      }
    },
  }

  function coordinates(parent: string | undefined, text: string): void {
    const list = text
      .trim()
      .split(/\s+/)
      .filter((part) => part !== '')
      .map((part) => positionOf(part.split(',')))
    if (parent === 'Point') keep(collector.point, list[0] ?? null)
    else if (parent === 'LineString') keep(collector.line, list)
    else if (parent === 'LinearRing') rings.push(list as Position[])
  }
  function keep<Shape>(add: (of: typeof names, shape: Shape) => void, shape: Shape): void {
    const of = names
    shapes.push(() => add(of, shape))
  }
}

function positionOf([lon, lat]: string[]): Position | null {
  const position: Position = [numberOf(lon), numberOf(lat)]
  return position.some(Number.isNaN) ? null : position
}

/** Strict: `Number` takes an empty text for 0. */
const numberOf = (text: string | undefined) =>
  text !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN

/** Descriptions are HTML in map programs; here they are words. */
const withoutMarkup = (text: string) => text.replace(/<[^<>]{0,2000}>/g, ' ').replace(/[^\S\n]+/g, ' ')
