import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { grainy, QUARTERS, quarterColours, quarters, quartersPixels } from '../../fixtures/photos/quarters.ts'
import { realReader } from '../../fixtures/photos/real-reader.ts'
import { temporaryFile } from '../../fixtures/photos/temporary-folder.ts'
import { deepTiff } from '../../fixtures/photos/tiff-bytes.ts'
import { TINY_HEIC } from '../../fixtures/photos/tiny-heic.ts'

const photos = realReader()
const LIMITS = { minImageTokens: 4, maxImageTokens: 1280, tokenSidePx: 28 }

function near(colours: number[][], expected: readonly number[][], tolerance: number) {
  const furthest = Math.max(...colours.flat().map((value, i) => Math.abs(value - expected.flat()[i]!)))
  expect(furthest, `${JSON.stringify(colours)} against ${JSON.stringify(expected)}`).toBeLessThanOrEqual(tolerance)
}

describe('every format is opened by its content, in its own colours', () => {
  const formats: [mediaType: string, make: () => Promise<Buffer>, tolerance: number][] = [
    ['image/jpeg', () => quarters().jpeg({ quality: 95 }).toBuffer(), 6],
    ['image/png', () => quarters().png().toBuffer(), 0],
    ['image/webp', () => quarters().webp({ quality: 95 }).toBuffer(), 12],
    ['image/gif', () => quarters().gif().toBuffer(), 6],
    ['image/tiff', () => quarters().tiff({ compression: 'lzw' }).toBuffer(), 0],
    ['image/avif', () => quarters().avif({ quality: 90, effort: 0 }).toBuffer(), 10],
  ]
  it.each(formats)('%s', async (mediaType, make, tolerance) => {
    const path = temporaryFile(await make(), 'holiday.txt')
    expect(await photos.inspect(path)).toMatchObject({ mediaType, widthPx: 640, heightPx: 480, remarks: [] })
    const image = await photos.pixels(path, LIMITS)
    expect([image.widthPx, image.heightPx, image.rgb.length]).toEqual([644, 476, 644 * 476 * 3])
    near(quarterColours(image), QUARTERS, tolerance)
  })

  it('image/heic, with its metadata', async () => {
    const path = temporaryFile(TINY_HEIC, 'IMG_0001.JPG')
    expect(await photos.inspect(path)).toMatchObject({ mediaType: 'image/heic', widthPx: 64, heightPx: 48 })
    near(
      quarterColours(await photos.pixels(path, LIMITS)),
      [
        [254, 0, 0],
        [0, 0, 255],
        [0, 0, 255],
        [0, 0, 255],
      ],
      12,
    )
    expect(await photos.metadata(path)).toMatchObject({
      camera: 'Apple iPhone 12',
      gps: { lat: 48.858333333333334, lon: 2.2944444444444443 },
    })
  })
})

describe('what a photo is made of is brought to 8-bit sRGB', () => {
  it('16 bits a channel, PNG and TIFF', async () => {
    for (const bytes of [await quarters().toColourspace('rgb16').png().toBuffer(), deepTiff(quartersPixels(640, 480), 640, 480)]) {
      const path = temporaryFile(bytes)
      expect((await photos.inspect(path)).remarks).toEqual(['16 bits a channel were reduced to 8.'])
      near(quarterColours(await photos.pixels(path, LIMITS)), QUARTERS, 1)
    }
  })
  // Ink cannot show every colour of a screen: what comes back is only near.
  it('printing colours (CMYK)', async () => {
    const path = temporaryFile(await quarters().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer())
    expect((await photos.inspect(path)).remarks).toEqual(['Printing colours (CMYK) were converted to screen colours.'])
    near(quarterColours(await photos.pixels(path, LIMITS)), QUARTERS, 64)
  })
  it('grey', async () => {
    const path = temporaryFile(await quarters().greyscale().png().toBuffer())
    const [first] = quarterColours(await photos.pixels(path, LIMITS))
    expect(new Set(first).size).toBe(1)
  })
  it('transparency is laid on white', async () => {
    const clear = await sharp({ create: { width: 200, height: 200, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer()
    const path = temporaryFile(clear)
    expect((await photos.inspect(path)).remarks).toEqual(['Transparent parts are shown on white.'])
    near(quarterColours(await photos.pixels(path, LIMITS)), Array(4).fill([255, 255, 255]), 0)
  })
})

describe('orientation', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('%i is applied as libvips applies it', async (orientation) => {
    const bytes = await quarters(320, 200).withMetadata({ orientation }).png().toBuffer()
    const path = temporaryFile(bytes)
    const upright = await sharp(bytes).autoOrient().raw().toBuffer({ resolveWithObject: true })
    const { widthPx, heightPx } = await photos.inspect(path)
    expect([widthPx, heightPx]).toEqual([upright.info.width, upright.info.height])
    const expected = quarterColours({ rgb: upright.data, widthPx, heightPx })
    near(quarterColours(await photos.pixels(path, LIMITS)), expected, 0)
  })
})

describe('animations', () => {
  it.each(['gif', 'webp'] as const)('the first frame of a %s is used, and said so', async (format) => {
    const frames = Buffer.concat([quartersPixels(64, 64), Buffer.alloc(64 * 64 * 3, 255)])
    const bytes = await sharp(frames, { raw: { width: 64, height: 128, channels: 3, pageHeight: 64 } })
      [format](format === 'webp' ? { lossless: true } : {})
      .toBuffer()
    const path = temporaryFile(bytes)
    expect(await photos.inspect(path)).toMatchObject({ widthPx: 64, heightPx: 64, remarks: ['The first of 2 frames is used.'] })
    near(quarterColours(await photos.pixels(path, LIMITS)), QUARTERS, 6)
  })
})

describe('unusual sizes', () => {
  it('1 × 1 is given to the model at the smallest size, with a remark', async () => {
    const path = temporaryFile(await quarters(1, 1).png().toBuffer())
    expect((await photos.inspect(path)).remarks).toEqual(['The photo is only 1 × 1 pixels: hardly anything can be read from it.'])
    expect(await photos.pixels(path, LIMITS)).toMatchObject({ widthPx: 56, heightPx: 56 })
    expect(await photos.text(path)).toEqual([])
  })
  it('30,000 pixels wide keeps within the limits', async () => {
    const path = temporaryFile(await quarters(30_000, 400).jpeg().toBuffer())
    expect(await photos.inspect(path)).toMatchObject({ widthPx: 30_000, heightPx: 400, remarks: [] })
    const { widthPx, heightPx } = await photos.pixels(path, LIMITS)
    expect(widthPx * heightPx).toBeLessThanOrEqual(1280 * 28 * 28)
    expect([widthPx % 28, heightPx % 28]).toEqual([0, 0])
  })
  it('a preview fits the side asked for, is upright, carries no metadata and never enlarges', async () => {
    const path = temporaryFile(
      await quarters(640, 480)
        .withMetadata({ orientation: 6 })
        .withExifMerge({ IFD0: { Copyright: 'me' } })
        .jpeg()
        .toBuffer(),
    )
    const preview = await sharp(await photos.preview(path, 200)).metadata()
    expect(preview).toMatchObject({ format: 'webp', width: 150, height: 200 })
    expect(preview.exif).toBeUndefined()
    expect(await sharp(await photos.preview(path, 5000)).metadata()).toMatchObject({ width: 480, height: 640 })
  })
})

describe('the perceptual hash', () => {
  const bitsApart = (a: string, b: string) => (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length
  it('is nearly the same for a smaller, recompressed copy, and far off for another photo', async () => {
    const scene = await sharp('resources/samples/colosseum.webp').png().toBuffer()
    const hash = async (bytes: Buffer) => (await photos.inspect(temporaryFile(bytes))).perceptualHash
    const original = await hash(scene)
    const copy = await hash(await sharp(scene).resize(500).jpeg({ quality: 50 }).toBuffer())
    const other = await hash(await sharp('resources/samples/petra.webp').jpeg().toBuffer())
    expect(original).toMatch(/^[0-9a-f]{16}$/)
    expect(bitsApart(original, copy)).toBeLessThanOrEqual(3)
    expect(bitsApart(original, other)).toBeGreaterThan(12)
    expect(await hash(await grainy().png().toBuffer())).not.toBe(original)
  })
})
