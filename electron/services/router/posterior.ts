import type { Answers } from '../answers/answers.ts'
import type { ContractWithErrors } from './base.ts'

export function posteriorRouter({ posterior }: ContractWithErrors, answers: Answers) {
  return posterior.router({
    ofRun: posterior.ofRun.handler(({ input }) => answers.ofRun(input.runId)),
    ofPhoto: posterior.ofPhoto.handler(({ input }) => answers.ofPhoto(input.photoId)),
  })
}
