import { extname } from 'node:path'
import { contentKind, SNIFFED_BYTES } from '../photos/reader/media-type.ts'
import { headOfFile } from './file-bytes.ts'

const EXTENSIONS = new Set('.jpg .jpeg .jpe .jfif .png .webp .gif .tif .tiff .heic .heif .avif'.split(' '))

/**
 * Whether a file of a folder is taken for a photo: by its name, so that a damaged photo is told of and not passed over,
 * or by its first bytes, whatever its name. Null where it cannot be read.
 */
export async function isPhotoFile(path: string): Promise<boolean | null> {
  const head = await headOfFile(path, SNIFFED_BYTES)
  if (head === null) return null
  return EXTENSIONS.has(extname(path).toLowerCase()) || contentKind(head).kind === 'readable'
}

/** Names that a folder's owner does not want to see, on any system. */
export const isHiddenName = (name: string): boolean => name.startsWith('.') || name === '__MACOSX'
