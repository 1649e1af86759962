import { ProblemError } from '../../../core/problem.ts'
import { saysTruncated, truncated } from './decoder-problem.ts'
import type { OpenedPhoto } from './open-photo.ts'
import { shrunkUpright, uprightSize } from './shrink.ts'

/** A photo that lacks more than this share of its rows is refused. */
const MOST_MISSING = 0.5
const SAMPLED_ROWS = 64

/**
 * Looks at a photo that did not decode without faults: returns a remark where most of it is there, throws
 * `photo-truncated` where it is not, and the decoder's own problem where nothing can be read.
 */
export async function remarkOnDamage(photo: OpenedPhoto, strictError: unknown): Promise<string> {
  const { orientation: _turnedLater, ...stored } = photo
  const cause = strictError instanceof Error && strictError.cause ? strictError.cause : strictError
  const missing = await missingShare({ ...stored, orientation: 1 })
  if (missing > MOST_MISSING) throw new ProblemError(truncated(`${Math.round(missing * 100)} % of the rows are missing`), { cause })
  const what = saysTruncated(cause) ? 'The file ends early' : 'The file is damaged'
  return missing > 0
    ? `${what}: about ${Math.max(1, Math.round(missing * 100))} % of the picture, from the end, is missing and stays grey or black.`
    : `${what}; the picture was read as far as possible and may be blurred or wrong in parts.`
}

/** Share of rows from the bottom, as stored, that hold nothing but the decoder's filling (mid-grey for JPEG, black for PNG). */
async function missingShare(stored: OpenedPhoto): Promise<number> {
  const filling = stored.mediaType === 'image/jpeg' ? 128 : 0
  const rows = Math.min(SAMPLED_ROWS, uprightSize(stored).heightPx)
  const { rgb } = await shrunkUpright(stored, { widthPx: 8, heightPx: rows })
  let lastRow = rows - 1
  while (lastRow >= 0 && rgb.subarray(lastRow * 24, lastRow * 24 + 24).every((value) => Math.abs(value - filling) <= 1)) lastRow--
  return 1 - (lastRow + 1) / rows
}
