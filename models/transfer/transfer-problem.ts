import { problemMaker } from '../../electron/core/problem.ts'

export type TransferProblemCode =
  | 'transfer-missing'
  | 'transfer-unreadable'
  | 'transfer-not-a-model'
  | 'transfer-is-checkpoint'
  | 'transfer-several-models'
  | 'transfer-from-newer-version'
  | 'transfer-refused'
  | 'transfer-file-damaged'
  | 'transfer-under-way'
  | 'transfer-name-taken'
  | 'transfer-target-exists'
  | 'transfer-disk-full'
  | 'transfer-file-too-large'
  | 'transfer-unwritable'

const COPY_AGAIN = 'Nothing was taken in. Copy it again from where it came from, and compare its seal with whoever made it.'
const REMEDIES: Record<TransferProblemCode, string> = {
  'transfer-missing': 'Check the name, and that the disk or stick is connected.',
  'transfer-unreadable': 'Check that it may be read, and that the disk or stick is connected and whole.',
  'transfer-not-a-model':
    'Choose an archive or a folder that “npm run models -- export” made, or a folder with a text model and its projector (two GGUF files).',
  'transfer-is-checkpoint': 'Convert it: “npm run models -- convert FOLDER”.',
  'transfer-several-models': 'Put the files of the one that you mean (text model, projector, passport) into a folder of their own.',
  'transfer-from-newer-version': 'Update Whereabouts on this computer, then import it again.',
  'transfer-refused': 'Nothing was taken in. Ask whoever made it for an archive as “npm run models -- export” writes it.',
  'transfer-file-damaged': COPY_AGAIN,
  'transfer-under-way': 'Wait until it has ended, then try again.',
  'transfer-name-taken': 'Move those files away, or have them replaced: “npm run models -- import … --replace”.',
  'transfer-target-exists': 'Choose another name, or move the old one away.',
  'transfer-disk-full': 'Make room, or choose another disk, then try again.',
  'transfer-file-too-large': 'Choose a disk that takes files larger than 4 GB: a stick formatted as exFAT instead of FAT32.',
  'transfer-unwritable': 'Check that the folder may be written to and that its disk is connected.',
}

/** An expected failure of bringing a model in or handing it on: what is wrong, and what to do. */
export const transferProblem = problemMaker(REMEDIES)

/** What the file system refuses while writing to `path`, in words; anything else as it is. */
export function asWritingProblem(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error
  const { code, message } = error as NodeJS.ErrnoException
  const options = { cause: error }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return transferProblem('transfer-disk-full', 'The disk became full while the model was written.', { path }, options)
  }
  if (code === 'EFBIG')
    return transferProblem('transfer-file-too-large', 'The disk does not take files as large as this model.', { path }, options)
  return transferProblem('transfer-unwritable', 'The model could not be written.', { path, reason: message }, options)
}
