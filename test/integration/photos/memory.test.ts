// Photos of 100 megapixels take less than 1.5 GB in every process that touches them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openNodeChild } from '../../../electron/services/children/node-line.ts'
import { createPhotos } from '../../../electron/services/photos/photos.ts'
import { FULL_TESTS } from '../../fixtures/full-tests.ts'
import { HUGE_HEIGHT_PX, HUGE_WIDTH_PX, hugePhoto, writeDeepPng } from '../../fixtures/photos/huge-photo.ts'
import { temporaryFolder } from '../../fixtures/photos/temporary-folder.ts'

const LIMIT_MB = 1500
const LIMITS = { minImageTokens: 4, maxImageTokens: 1280, tokenSidePx: 28 }

/** Most memory a process has held so far. */
function peakMb(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1000
}

type Kind = [name: string, write: (path: string) => Promise<unknown>]

const kinds: Kind[] = [
  ['JPEG, turned by its orientation tag', (path) => hugePhoto().withMetadata({ orientation: 6 }).jpeg({ quality: 60 }).toFile(path)],
  ['PNG of 16 bits a channel', writeDeepPng],
]

/** Half a minute each, mostly to make the photo. */
const slowKinds: Kind[] = [
  [
    'progressive JPEG without colour subsampling',
    (path) => hugePhoto().jpeg({ quality: 60, progressive: true, chromaSubsampling: '4:4:4', optimiseCoding: true }).toFile(path),
  ],
  ['interlaced PNG', (path) => hugePhoto().png({ progressive: true, compressionLevel: 1 }).toFile(path)],
  ['TIFF', (path) => hugePhoto().tiff({ compression: 'lzw' }).toFile(path)],
  ['WebP', (path) => hugePhoto().webp({ quality: 30, effort: 0 }).toFile(path)],
]

describe.skipIf(process.platform !== 'linux')('100 megapixels', () => {
  it.each(FULL_TESTS ? [...kinds, ...slowKinds] : kinds)('%s', async (name, write) => {
    const path = join(temporaryFolder(), 'huge')
    await write(path)
    const photos = createPhotos({ openChild: openNodeChild, tesseractDataFolder: null })
    try {
      const { widthPx, heightPx } = await photos.inspect(path)
      expect(widthPx * heightPx).toBe(HUGE_WIDTH_PX * HUGE_HEIGHT_PX)
      await photos.pixels(path, LIMITS)
      await photos.preview(path, 1600)
      await photos.metadata(path)
      await photos.text(path)
      const { pictures, text } = photos.pids
      const peaks = { pictures: peakMb(pictures!), text: peakMb(text!) }
      console.log(`${name}: pictures ${Math.round(peaks.pictures)} MB, text ${Math.round(peaks.text)} MB`)
      expect(peaks.pictures).toBeLessThan(LIMIT_MB)
      expect(peaks.text).toBeLessThan(LIMIT_MB)
    } finally {
      photos.close()
    }
  })
})
