import { z } from 'zod'
import type { CaseImport, ExportEvent, ImportEvent, MadeFile } from '../../../electron/contract/archives.ts'
import type { CaseId } from '../../../electron/contract/ids.ts'
import { problem } from '../../../electron/contract/problem.ts'
import type { ReportEvent, ReportRequest } from '../../../electron/contract/reports.ts'
import { ProblemError } from '../../../electron/core/problem.ts'
import { client } from '../../rpc/index.ts'
import { reportStrings } from '../../strings/index.ts'

export const makeReport = (request: ReportRequest, signal: AbortSignal): Promise<AsyncIterable<ReportEvent>> =>
  client.reports.make(request, { signal })
export const reportAbilities = (): Promise<{ pdfBy: string | null }> => client.reports.abilities()
export const prepareArchive = (caseId: CaseId, signal: AbortSignal): Promise<AsyncIterable<ExportEvent>> =>
  client.archives.prepare({ caseId }, { signal })
export const importUpload = (upload: string, signal: AbortSignal): Promise<AsyncIterable<ImportEvent>> =>
  client.archives.importUpload({ upload }, { signal })
export const importFile = (path: string, signal: AbortSignal): Promise<AsyncIterable<ImportEvent>> =>
  client.archives.importFile({ path }, { signal })
export const provenanceOf = (caseId: CaseId): Promise<CaseImport[]> => client.archives.provenance({ caseId })
export const verifierFile = (): Promise<MadeFile> => client.archives.verifier()

/** Lets the browser save what was made; nothing is opened. */
export function saveMade({ token, fileName }: MadeFile): void {
  const link = document.createElement('a')
  link.href = `made/${token}`
  link.download = fileName
  document.body.append(link)
  link.click()
  link.remove()
}

const received = z.object({ upload: z.uuid() })
const uploadFailed = (status: number) =>
  new ProblemError({
    ...{ code: 'upload-failed', message: reportStrings.import.uploadFailed, remedy: reportStrings.import.uploadRemedy },
    details: { status },
  })

/**
 * Hands an archive's bytes to the library, which keeps them until they are imported. `fetch` cannot tell how far an upload is.
 * Rejects with the library's own problem, or an AbortError when `signal` fires.
 */
export function uploadArchive(file: File, onSent: (fraction: number) => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `archives?name=${encodeURIComponent(file.name)}`)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onSent(event.loaded / event.total)
    }
    request.onload = () => {
      try {
        const body: unknown = JSON.parse(request.responseText)
        const told = problem.safeParse(body)
        if (request.status < 400) resolve(received.parse(body).upload)
        else reject(told.success ? new ProblemError(told.data) : uploadFailed(request.status))
      } catch {
        // An answer that is not JSON of the contract comes from something else than the library.
        reject(uploadFailed(request.status))
      }
    }
    request.onerror = () => reject(uploadFailed(0))
    request.onabort = () => reject(new DOMException('The upload was called off.', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
