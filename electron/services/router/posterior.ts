import type { Answers } from '../answers/answers.ts'
import type { Library } from '../library/library.ts'
import { getPosterior } from '../store/posteriors.ts'
import { getRun } from '../store/runs.ts'
import type { ContractWithErrors } from './base.ts'

export function posteriorRouter({ posterior }: ContractWithErrors, library: Library, answers: Answers) {
  return posterior.router({
    ofRun: posterior.ofRun.handler(({ input }) => answers.ofRun(input.runId)),
    recorded: posterior.recorded.handler(({ input }) => getPosterior(library.read, getRun(library.read, input.runId).id)),
    ofPhoto: posterior.ofPhoto.handler(({ input }) => answers.ofPhoto(input.photoId)),
    ofGroup: posterior.ofGroup.handler(({ input }) => answers.ofGroup(input.groupId)),
  })
}
