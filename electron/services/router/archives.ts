import type { Archives } from '../archives/archives.ts'
import type { Library } from '../library/library.ts'
import { listImports } from '../store/archive/imports.ts'
import type { ContractWithErrors } from './base.ts'

export function archivesRouter({ archives: feature }: ContractWithErrors, library: Library, archives: Archives) {
  return feature.router({
    prepare: feature.prepare.handler(({ input, signal }) => archives.prepare(input.caseId, signal)),
    importUpload: feature.importUpload.handler(({ input, signal }) => archives.importUpload(input.upload, signal)),
    importFile: feature.importFile.handler(({ input, signal }) => archives.importFile(input.path, signal)),
    provenance: feature.provenance.handler(({ input }) => listImports(library.read, input)),
    verifier: feature.verifier.handler(() => archives.verifier()),
  })
}
