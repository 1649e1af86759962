import { problemMaker } from '../../electron/core/problem.ts'

export type ConversionProblemCode = 'conversion-under-way' | 'conversion-disk-full' | 'conversion-file-too-large' | 'conversion-unwritable'

const REMEDIES: Record<ConversionProblemCode, string> = {
  'conversion-under-way': 'Wait for it, or choose another folder. If there is none, delete the file named in the details.',
  'conversion-disk-full': 'Make room or choose another disk; the same conversion then goes on where it was.',
  'conversion-file-too-large': 'Choose another disk, or a smaller quantisation. Sticks formatted as FAT32 end at 4 GB.',
  'conversion-unwritable': 'Check that the folder may be written to and that its disk is connected.',
}

/** An expected failure of writing a converted model. */
export const conversionProblem = problemMaker(REMEDIES)
