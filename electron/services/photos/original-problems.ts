import type { Problem } from '../../contract/problem.ts'

export const ORIGINAL_MISSING: Problem = {
  code: 'original-missing',
  message: "The bytes of this photo are no longer in the library: its file under 'originals' was moved or deleted.",
  remedy: 'Add the same photo again, or put the folder back from a backup.',
}

export const ORIGINAL_ALTERED: Problem = {
  code: 'original-altered',
  message: 'The bytes of this photo are not the ones that were added: its file in the library was changed or damaged since.',
  remedy: "Put the file under 'originals' back from a backup, or add the photo again from where it came.",
}
