import type { PackContent } from '../../contract/packs.ts'
import { pictureHead } from '../../core/packs/picture-head.ts'
import { MOST_TILE_PX, MOST_UNPACKED_BYTES } from './pack-limits.ts'
import { packUnreadable } from './pack-problems.ts'
import { unpack } from './unpack.ts'

export interface ServedTile {
  bytes: Uint8Array
  contentType: string
}

/** A tile fit for the page: vector tiles unpacked, pictures of the promised kind and of a sane size. Throws `pack-unreadable`. */
export async function checkTile(bytes: Uint8Array, tiles: PackContent['tiles']): Promise<ServedTile> {
  if (tiles === 'mvt') return { bytes: await unpack(bytes, MOST_UNPACKED_BYTES), contentType: 'application/x-protobuf' }
  const head = pictureHead(bytes)
  if (!head) throw packUnreadable('a tile in it is no picture')
  if (![head.widthPx, head.heightPx].every((side) => side >= 1 && side <= MOST_TILE_PX)) {
    throw packUnreadable('a tile in it is larger than any map needs')
  }
  return { bytes, contentType: `image/${head.format}` }
}
