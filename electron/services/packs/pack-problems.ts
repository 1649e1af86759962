import { ProblemError } from '../../core/problem.ts'

const REMEDY = 'Make the pack again with the program that it comes from, or choose another.'

/** A file that is no pack, or one that is broken or made to do harm. `reason` completes "This pack cannot be used: …". */
export function packUnreadable(reason: string, remedy = REMEDY): ProblemError {
  return new ProblemError({ code: 'pack-unreadable', message: `This map pack cannot be used: ${reason}.`, remedy })
}

export const packMissing = () =>
  new ProblemError({
    code: 'pack-missing',
    message: 'The file of this map pack is not there.',
    remedy: 'Connect the drive that it lies on, or remove the pack from the list and add it from its new place.',
  })
