import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TilePyramid } from '../../../contract/views.ts'
import type { TilesRequest } from '../reader-protocol.ts'
import { decoderProblem } from './decoder-problem.ts'
import { openPhoto } from './open-photo.ts'
import { uprightSize } from './shrink.ts'

/** High, with every pixel's own colour: tiles are looked at pixel by pixel. */
const QUALITY = 92

/**
 * Cuts the upright photo into tiles: the last level is its own size, each one before is half of the next, and the first
 * fits one tile. Decoded once; rows are let go as they are cut, unless the photo must be turned, which needs it whole.
 */
export async function cutTiles({ path, folder, tileSidePx }: TilesRequest): Promise<TilePyramid> {
  const photo = await openPhoto(path)
  const upright = photo.orientation === 1 ? photo.decode() : photo.decode().autoOrient()
  await upright
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
    .tile({ size: tileSidePx, overlap: 0, depth: 'onetile', layout: 'dz', container: 'fs' })
    .toFile(`${folder}.dz`)
    .catch((error) => {
      throw decoderProblem(error)
    })
  await rm(`${folder}.dzi`, { force: true })
  await rm(join(`${folder}_files`, 'vips-properties.xml'), { force: true })
  await rename(`${folder}_files`, folder)
  const levels = (await readdir(folder)).filter((name) => /^\d+$/.test(name)).length
  return { tileSidePx, levels: levelSizes(uprightSize(photo), levels) }
}

/** Each side is halved and rounded up, as deep zoom pictures have it. */
function levelSizes(size: { widthPx: number; heightPx: number }, count: number): TilePyramid['levels'] {
  const sizes = [size]
  while (sizes.length < count) {
    const [last] = sizes as [typeof size]
    sizes.unshift({ widthPx: Math.ceil(last.widthPx / 2), heightPx: Math.ceil(last.heightPx / 2) })
  }
  return sizes
}
