import type { Library } from '../library/library.ts'
import { perform } from '../store/acts/acts.ts'
import { getCare } from '../store/care.ts'
import { getPhoto } from '../store/photos.ts'
import type { ContractWithErrors } from './base.ts'

export function careRouter({ care }: ContractWithErrors, library: Library) {
  return care.router({
    ofCase: care.ofCase.handler(({ input }) => getCare(library.read, input.caseId)),
    set: care.set.handler(({ input }) => {
      perform(library.write, { type: 'set-case-care', ...input }, library.stamp())
      return getCare(library.read, input.caseId)
    }),
    mark: care.mark.handler(({ input }) => {
      perform(library.write, { type: 'mark-graphic', ...input }, library.stamp())
      return getCare(library.read, getPhoto(library.read, input.photoId).caseId)
    }),
  })
}
