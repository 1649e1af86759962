import type { Collector, Position } from './collector.ts'
import { walkXml, type XmlVisitor } from './xml-walk.ts'

/** Waypoints, routes and the segments of tracks. */
export async function readGpx(text: string, collector: Collector, signal: AbortSignal): Promise<{ name: string }> {
  const visitor = gpxVisitor(collector)
  await walkXml(text, 'GPX', visitor, signal)
  return { name: visitor.fileName() }
}

const HOLDERS = new Set(['wpt', 'rte', 'trk'])

function gpxVisitor(collector: Collector): XmlVisitor & { fileName(): string } {
  let fileName = ''
  let names = { name: '', description: '' }
  let at: Position | null = null
  let line: (Position | null)[] = []
  const path: string[] = []
  return {
    fileName: () => fileName,
    open(name, attributes) {
      path.push(name)
      if (HOLDERS.has(name)) names = { name: '', description: '' }
      if (name === 'wpt') at = positionOf(attributes)
      if (name === 'rte' || name === 'trkseg') line = []
      if (name === 'rtept' || name === 'trkpt') line.push(positionOf(attributes))
    },
    close(name, text) {
      path.pop()
      const parent = path.at(-1) ?? ''
      if (name === 'name' && HOLDERS.has(parent)) names.name = text
      else if (name === 'desc' && HOLDERS.has(parent)) names.description = text
      else if (name === 'name' && parent === 'metadata') fileName = text.trim()
      else if (name === 'wpt') collector.point(names, at)
      else if (name === 'rte' || name === 'trkseg') collector.line(names, line)
    },
  }
}

function positionOf({ lon, lat }: Record<string, string>): Position | null {
  const position: Position = [Number.parseFloat(lon ?? ''), Number.parseFloat(lat ?? '')]
  return position.some(Number.isNaN) ? null : position
}
