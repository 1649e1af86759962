import { problemOf } from '../../../core/problem.ts'
import type { PhotoInspection } from '../reader-protocol.ts'
import { remarkOnDamage } from './damage.ts'
import { type OpenedPhoto, openPhoto } from './open-photo.ts'
import { differenceHash, HASHED_SIZE } from './perceptual-hash.ts'
import { shrunkUpright, uprightSize } from './shrink.ts'

const SMALL_PX = 64

/** Decodes the whole photo once, and says what it is. Throws a problem where it cannot be shown or located. */
export async function inspectPhoto(path: string): Promise<PhotoInspection> {
  const photo = await openPhoto(path)
  const remarks = remarksOn(photo)
  let hashed: Awaited<ReturnType<typeof shrunkUpright>>
  try {
    hashed = await shrunkUpright(photo, HASHED_SIZE, { strict: true })
  } catch (error) {
    if (!problemOf(error)) throw error
    remarks.push(await remarkOnDamage(photo, error))
    hashed = await shrunkUpright(photo, HASHED_SIZE)
  }
  return { mediaType: photo.mediaType, ...uprightSize(photo), remarks, perceptualHash: differenceHash(hashed) }
}

function remarksOn(photo: OpenedPhoto): string[] {
  const remarks: string[] = []
  if (photo.frames > 1)
    remarks.push(
      `The first of ${photo.frames} ${photo.mediaType === 'image/heic' || photo.mediaType === 'image/tiff' ? 'pictures in the file' : 'frames'} is used.`,
    )
  if (photo.bitsPerChannel > 8) remarks.push(`${photo.bitsPerChannel} bits a channel were reduced to 8.`)
  if (photo.colourSpace === 'cmyk') remarks.push('Printing colours (CMYK) were converted to screen colours.')
  // GIF is always decoded with transparency, used or not.
  if (photo.hasAlpha && photo.mediaType !== 'image/gif') remarks.push('Transparent parts are shown on white.')
  const { widthPx, heightPx } = uprightSize(photo)
  if (Math.min(widthPx, heightPx) < SMALL_PX)
    remarks.push(`The photo is only ${widthPx} × ${heightPx} pixels: hardly anything can be read from it.`)
  return remarks
}
