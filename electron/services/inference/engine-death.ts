import type { Problem } from '../../contract/problem.ts'
import type { ChildExit } from '../children/line.ts'

/** What the death of the engine process means for the person. What it wrote is kept by those who heard it. */
export function problemOfEngineDeath(exit: ChildExit): Problem {
  const facts = { reason: exit.reason, code: exit.code ?? -1, signal: exit.signal ?? '', lastWords: exit.lastWords.slice(-2000) }
  if (exit.signal === 'SIGKILL') {
    return {
      code: 'engine-died',
      message: 'The engine that runs the model was ended by the system, most likely because memory ran out.',
      remedy:
        'Close other programs, or use a smaller model, fewer samples or a smaller image size; then start the run again. Finished samples are kept.',
      details: facts,
    }
  }
  return {
    code: 'engine-died',
    message: 'The engine that runs the model stopped working in the middle of its work.',
    remedy:
      'Start the run again: the engine starts anew, and finished samples are kept. If it happens every time, the model file may be damaged: choose another model.',
    details: facts,
  }
}
