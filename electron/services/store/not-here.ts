import { ProblemError } from '../../core/problem.ts'

/** For an id that no row has: a page that was left open, or an id mistyped on the command line. */
export function notHere(
  what:
    | 'case'
    | 'photo'
    | 'run'
    | 'clue'
    | 'note'
    | 'verdict'
    | 'view'
    | 'hint'
    | 'overlay'
    | 'group'
    | 'file in the queue'
    | 'watched folder'
    | 'download',
  id: string,
): never {
  throw new ProblemError({
    code: 'not-in-library',
    message: `There is no such ${what} in this library.`,
    remedy: 'Check that the right library is open; somebody else may have removed it in the meantime.',
    details: { [what]: id },
  })
}
