import { ZipFile } from 'yazl'
import type { MadeFile } from '../../contract/archives.ts'
import type { CaseId, PhotoId } from '../../contract/ids.ts'
import type { MapFormat } from '../../contract/map-exchange.ts'
import { aboutExport } from '../../core/map-exchange/about-export.ts'
import type { ExportedMap, ExportedPlace } from '../../core/map-exchange/exported-map.ts'
import { exportedPlaces, hintPlaces } from '../../core/map-exchange/exported-places.ts'
import { writeCsv } from '../../core/map-exchange/write-csv.ts'
import { writeGeoJson } from '../../core/map-exchange/write-geojson.ts'
import { writeGpx } from '../../core/map-exchange/write-gpx.ts'
import { writeKml } from '../../core/map-exchange/write-kml.ts'
import { METHOD } from '../../core/posterior/method.ts'
import type { Answers } from '../answers/answers.ts'
import type { MadeFiles } from '../files/made-files.ts'
import type { Library } from '../library/library.ts'
import { getCase } from '../store/cases.ts'
import { listHints } from '../store/hints.ts'
import { borderStatement } from '../store/library-settings.ts'
import { appendLog } from '../store/log.ts'
import { getMetadata } from '../store/photo-metadata.ts'
import { getPhoto, listPhotos } from '../store/photos.ts'
import { listRuns } from '../store/runs.ts'
import { inTransaction } from '../store/transaction.ts'
import { listVerdicts } from '../store/verdicts.ts'

export interface MapExports {
  /** The map of one photo, or of all of the case, as it stands now. */
  make(input: { caseId: CaseId; photoId: PhotoId | null; format: MapFormat; cells: boolean }, signal: AbortSignal): Promise<MadeFile>
}

const MEDIA_TYPES: Record<MapFormat, string> = {
  geojson: 'application/geo+json',
  kml: 'application/vnd.google-earth.kml+xml',
  kmz: 'application/vnd.google-earth.kmz',
  gpx: 'application/gpx+xml',
  csv: 'text/csv; charset=utf-8',
}

export function createMapExports(services: { library: Library; answers: Answers; made: MadeFiles; version: string }): MapExports {
  const { library, answers, made, version } = services

  const placesOf = (photoId: PhotoId, cells: boolean, everyHint: boolean): ExportedPlace[] => {
    const photo = getPhoto(library.read, photoId)
    const { caseId } = photo
    const run = listRuns(library.read, { caseId, photoId })[0] ?? null
    const answered = run && run.samplesFinished > 0 ? run : null
    const hints = listHints(library.read, { caseId, photoId })
    return exportedPlaces(
      {
        photo,
        run: answered,
        posterior: answered ? answers.ofRun(answered.id) : answers.ofPhoto(photoId),
        verdict: listVerdicts(library.read, { photoId }).find(({ withdrawn }) => !withdrawn) ?? null,
        claim: getMetadata(library.read, photoId)?.gps ?? null,
        hints: everyHint ? hints : hints.filter((hint) => hint.photoId !== null),
      },
      cells,
    )
  }

  return {
    async make({ caseId, photoId, format, cells }, signal) {
      const { title } = getCase(library.read, caseId)
      const stamp = library.stamp()
      const places: ExportedPlace[] = []
      const photoIds = photoId ? [photoId] : listPhotos(library.read, { caseId }).map(({ id }) => id)
      for (const id of photoIds) {
        signal.throwIfAborted()
        places.push(...placesOf(id, cells, photoId !== null))
        // Each answer is computed anew: others get their turn in between.
        await new Promise((resolve) => setImmediate(resolve))
      }
      if (!photoId) places.push(...hintPlaces(listHints(library.read, { caseId, photoId: null }), []))
      const map: ExportedMap = {
        title: photoId ? `${title}: ${getPhoto(library.read, photoId).fileName}` : title,
        about: aboutExport({ version, method: METHOD, borders: borderStatement(library.read) }),
        madeAt: stamp.now.toISOString(),
        places,
      }
      const bytes = await bytesOf(map, format)
      inTransaction(library.write, () =>
        appendLog(
          library.write,
          {
            action: 'map-exported',
            subject: photoId ? `photo:${photoId}` : `case:${caseId}`,
            details: { format, places: places.length, bytes: bytes.length },
          },
          stamp,
        ),
      )
      return made.add({
        fileName: `${fileNameOf(map.title)}.${format}`,
        mediaType: MEDIA_TYPES[format],
        byteLength: bytes.length,
        bytes: async function* () {
          yield bytes
        },
      })
    },
  }
}

async function bytesOf(map: ExportedMap, format: MapFormat): Promise<Buffer> {
  if (format === 'geojson') return Buffer.from(writeGeoJson(map))
  if (format === 'kml') return Buffer.from(writeKml(map))
  if (format === 'gpx') return Buffer.from(writeGpx(map))
  // Spreadsheets take a table for UTF-8 only with its mark.
  if (format === 'csv') return Buffer.from(`\ufeff${writeCsv(map)}`)
  const archive = new ZipFile()
  archive.addBuffer(Buffer.from(writeKml(map)), 'doc.kml', { mtime: new Date(map.madeAt) })
  archive.end()
  const pieces: Buffer[] = []
  for await (const piece of archive.outputStream as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** A name that every file system takes. */
const fileNameOf = (title: string) =>
  title
    .toWellFormed()
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
    .slice(0, 80) || 'map'
