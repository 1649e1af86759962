import { ProblemError } from '../../../core/problem.ts'

/** 16,384 × 16,384: what is decoded row by row may be this large, whatever the shape. */
const MOST_PIXELS_STREAMED = 16_384 * 16_384
/** What must be decoded whole (interlaced, progressive, WebP, GIF, HEIC, AVIF, TIFF) may need 12 bytes a pixel: below 1.5 GB. */
export const MOST_PIXELS_WHOLE = 110_000_000

/** Throws `photo-too-large` where decoding could take more memory than is reasonable: the defence against decompression bombs. */
export function refuseTooLarge(widthPx: number, heightPx: number, decodedWhole: boolean): void {
  const limit = decodedWhole ? MOST_PIXELS_WHOLE : MOST_PIXELS_STREAMED
  if (widthPx * heightPx <= limit) return
  throw new ProblemError({
    code: 'photo-too-large',
    message: `The file claims to be ${widthPx} × ${heightPx} pixels, more than is opened here (${Math.floor(limit / 1e6)} megapixels for this kind of file). Files made to exhaust a computer look like this.`,
    remedy: 'If it is a real photo, save a smaller copy as JPEG and add that.',
    details: { widthPx, heightPx },
  })
}
