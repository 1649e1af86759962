import { problemMaker } from '../../electron/core/problem.ts'

export type PassportProblemCode =
  | 'passport-missing'
  | 'passport-damaged'
  | 'passport-from-newer-version'
  | 'passport-unwritable'
  | 'model-file-changed'

const REMEDIES: Record<PassportProblemCode, string> = {
  'passport-missing': 'It can be used all the same; where it came from is for you to know.',
  'passport-damaged':
    'Bring the model again (import it, or convert it), or, where you trust its files, draw up a new passport: “npm run models -- passport ID --accept”.',
  'passport-from-newer-version': 'Update Whereabouts on this computer.',
  'passport-unwritable': 'Check that the folder may be written to and that its disk is connected and not full.',
  'model-file-changed':
    'Bring the model again (import it, or convert it). If you changed the file yourself and mean to use it: “npm run models -- passport ID --accept”.',
}

/** An expected failure of a passport: what is wrong, and what to do. */
export const passportProblem = problemMaker(REMEDIES)
