import type { PhotoMetadata } from '../../../contract/photos.ts'
import { readableMediaType } from '../reader/open-photo.ts'
import { describeMetadata } from './describe-metadata.ts'
import { rawMetadata } from './raw-groups.ts'

/** Reads EXIF, XMP and IPTC. Works for photos whose picture is damaged; throws where the file is no photo at all. */
export async function readMetadata(path: string): Promise<PhotoMetadata> {
  return describeMetadata(await rawMetadata(path, await readableMediaType(path)))
}
