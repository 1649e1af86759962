import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PhotoId } from '../../contract/ids.ts'
import type { ReportEvent, ReportRequest } from '../../contract/reports.ts'
import { ProblemError, problemOf } from '../../core/problem.ts'
import { buildReport } from '../../core/report/build-report.ts'
import type { ReportedPhoto } from '../../core/report/report-input.ts'
import { standingVerdict } from '../../core/report/statement.ts'
import { asEvents, type Report } from '../archives/with-progress.ts'
import { fileNameOf } from '../files/file-name-of.ts'
import type { MadeFiles } from '../files/made-files.ts'
import type { Previews } from '../files/previews.ts'
import { currentSettings } from '../store/library-settings.ts'
import { getPhoto } from '../store/photos.ts'
import { noteReport } from '../store/report-log.ts'
import { type ReportPictures, reportDocument } from './document.ts'
import { type GatherServices, gatherInput, gatherPhoto, isCovered } from './gather.ts'
import { openReportBasemap } from './map/basemap.ts'
import { reportMaps } from './map/report-map.ts'
import type { FindPagePrinter } from './page-printer.ts'

export interface Reports {
  make(request: ReportRequest, signal?: AbortSignal): AsyncGenerator<ReportEvent>
  abilities(): Promise<{ pdfBy: string | null }>
}

export interface ReportsOptions extends GatherServices {
  previews: Previews
  made: MadeFiles
  basemapFolder: string
  findPrinter: FindPagePrinter
}

export function createReports({ previews, made, basemapFolder, findPrinter, ...services }: ReportsOptions): Reports {
  const { library } = services
  const basemap = openReportBasemap(basemapFolder)

  async function written(request: ReportRequest, report: Report, signal?: AbortSignal): Promise<{ bytes: Uint8Array; title: string }> {
    const printer = request.format === 'pdf' ? await findPrinter() : null
    if (request.format === 'pdf' && !printer) throw new ProblemError(NO_PRINTER)
    const covered = isCovered(services, request)
    const photos: ReportedPhoto[] = []
    const pictures = { photos: new Map<PhotoId, string>(), maps: new Map() } satisfies ReportPictures
    const drawn = await basemap()
    const { borderView } = currentSettings(library.read)
    for (const [index, photoId] of request.photoIds.entries()) {
      signal?.throwIfAborted()
      report(index / request.photoIds.length, 'photos')
      if (getPhoto(library.read, photoId).caseId !== request.caseId) throw new ProblemError(OTHER_CASE)
      const photo = gatherPhoto(services, photoId, covered(photoId))
      photos.push(photo)
      if (!photo.covered) await addPicture(photo, request.photoSidePx, pictures.photos, signal)
      const { regions, candidates } = photo.posterior
      const verdict = standingVerdict(photo.verdicts)?.at ?? null
      const content = { regions, candidates, verdict, claim: photo.metadata?.gps ?? null, borderView }
      const maps = reportMaps(drawn, content)
      if (maps) pictures.maps.set(photoId, maps)
      // Computing an answer takes its time; whoever else asks is answered in between.
      await nextTurn()
    }
    const document = buildReport(gatherInput(services, request, photos))
    const html = reportDocument(document, pictures)
    if (!printer) return { bytes: new TextEncoder().encode(html), title: document.title }
    report(null, 'printing')
    return { bytes: await printer.printPdf(html, signal), title: document.title }
  }

  /** A photo that cannot be read is said to be so in the report; the rest of it stands. */
  async function addPicture({ photo }: ReportedPhoto, sidePx: number, into: Map<PhotoId, string>, signal?: AbortSignal): Promise<void> {
    if (photo.widthPx === null) return
    try {
      into.set(photo.id, Buffer.from(await previews.of(photo.sha256, sidePx, signal)).toString('base64'))
    } catch (error) {
      if (!problemOf(error)) throw error
    }
  }

  return {
    make(request, signal) {
      return asEvents(
        (report) => written(request, report, signal),
        ({ bytes, title }) => {
          const sha256 = createHash('sha256').update(bytes).digest('hex')
          const { format, caseId, photoIds } = request
          const file = made.add({
            fileName: `${fileNameOf(title, 'report')}.${format}`,
            mediaType: format === 'pdf' ? 'application/pdf' : 'text/html',
            byteLength: bytes.length,
            bytes: () => once(bytes),
          })
          noteReport(library.write, { caseId, format, photos: photoIds.length, sha256 }, library.stamp())
          return { type: 'ready' as const, file, sha256 }
        },
      )
    },
    abilities: async () => ({ pdfBy: (await findPrinter())?.name ?? null }),
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const NO_PRINTER = {
  code: 'no-pdf-printer',
  message: 'There is no browser on this computer that could print the report as a PDF.',
  remedy: 'Make the report as HTML, open it in any browser and print it from there; or install Chromium or Chrome.',
}
const OTHER_CASE = {
  code: 'photo-of-another-case',
  message: 'A photo that was chosen for the report is not in this case.',
  remedy: 'Choose the photos again.',
}
