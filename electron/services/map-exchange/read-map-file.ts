import type { MapFormat, OverlayFeature, TableColumns } from '../../contract/map-exchange.ts'
import { type Collector, createCollector } from './collector.ts'
import { decodeText } from './decode-text.ts'
import { FILE_BYTES_AT_MOST } from './limits.ts'
import { notReadable, tooLarge } from './map-file-problems.ts'
import { readGeoJson } from './read-geojson.ts'
import { readGpx } from './read-gpx.ts'
import { readKml } from './read-kml.ts'
import { kmlOfArchive } from './read-kmz.ts'
import { type ReadTable, readTable } from './read-table.ts'

export interface ReadMapFile {
  format: MapFormat
  /** What the file calls itself; empty where it does not. */
  name: string
  features: OverlayFeature[]
  refused: string[]
  table: ReadTable | null
}

/** Reads places out of a file by its content, whatever its name says. Throws the problems of `map-file-problems`. */
export async function readMapFile(bytes: Buffer, columns: TableColumns | null, signal: AbortSignal): Promise<ReadMapFile> {
  if (bytes.length > FILE_BYTES_AT_MOST) throw tooLarge()
  const zipped = bytes.length > 3 && bytes.readUInt32LE(0) === 0x04034b50
  const { text, guessed } = decodeText(zipped ? await kmlOfArchive(bytes) : bytes)
  const collector = createCollector()
  if (guessed) collector.remark('The file does not say how its letters are written; it was read as Windows-1252, so names may look wrong')
  const format = zipped ? 'kmz' : formatOf(text)
  const { name, table } = await readAs(format, text, columns, collector, signal)
  return { format, name: name.slice(0, 200), features: collector.features, refused: collector.refused(), table }
}

function formatOf(text: string): MapFormat {
  const start = text.slice(0, 4000).trimStart()
  if (/^[[{]/.test(start)) return 'geojson'
  if (!start.startsWith('<')) return 'csv'
  const root = /<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)/.exec(start.replace(/<[?!][^>]*>/g, ''))?.[1]?.toLowerCase()
  return root === 'gpx' ? 'gpx' : 'kml'
}

async function readAs(
  format: MapFormat,
  text: string,
  columns: TableColumns | null,
  collector: Collector,
  signal: AbortSignal,
): Promise<{ name: string; table: ReadTable | null }> {
  if (text.includes('\u0000')) throw notReadable(format === 'csv' ? 'map' : format.toUpperCase(), 'it is not text')
  if (format === 'geojson') return { ...readGeoJson(text, collector), table: null }
  if (format === 'gpx') return { ...(await readGpx(text, collector, signal)), table: null }
  if (format === 'csv') return { name: '', table: await readTable(text, columns, collector, signal) }
  return { ...(await readKml(text, collector, signal)), table: null }
}
