import type { Problem } from '../../../contract/problem.ts'
import { ProblemError } from '../../../core/problem.ts'

const ENDS_EARLY =
  /premature end of jpeg|end of file|end of gif|bad seek|read error|unable to read|truncat|unexpected end|out of bounds|not enough data|corrupt header: webp|read gave|unsupported image format/i

/** True where the decoder's complaint is that bytes are missing at the end. */
export function saysTruncated(error: unknown): boolean {
  return error instanceof Error && ENDS_EARLY.test(error.message)
}

/** The decoder's complaint about a file that does look like a photo, as a problem. */
export function decoderProblem(error: unknown): Error {
  if (error instanceof ProblemError) return error
  const decoderSaid = (error instanceof Error ? error.message : String(error)).split('\n').slice(-2).join(' ').slice(0, 300)
  return new ProblemError(saysTruncated(error) ? truncated(decoderSaid) : unreadable(decoderSaid), { cause: error })
}

export function truncated(decoderSaid: string): Problem {
  return {
    code: 'photo-truncated',
    message: 'The file ends before the photo does: too much of the picture is missing.',
    remedy: 'Copy or download it again from where it came; the copy was probably interrupted.',
    details: { decoderSaid },
  }
}

function unreadable(decoderSaid: string): Problem {
  return {
    code: 'photo-unreadable',
    message: 'The file begins like a photo, but its contents are damaged and could not be decoded.',
    remedy: 'Get another copy of it, or open it in a photo program and save it again.',
    details: { decoderSaid },
  }
}
