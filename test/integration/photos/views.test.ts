// A view is cut, turned and toned from the original by the real reader; the original's bytes stay as they are.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ViewLook, ViewRegion } from '../../../electron/contract/views.ts'
import { PLAIN_TONES, toneCurve } from '../../../electron/core/photos/tones.ts'
import { viewToPhoto } from '../../../electron/core/photos/view-region.ts'
import { QUARTERS, quarterColours, quarters, type Rgb } from '../../fixtures/photos/quarters.ts'
import { problemFrom, realReader } from '../../fixtures/photos/real-reader.ts'
import { temporaryFolder } from '../../fixtures/photos/temporary-folder.ts'
import { TINY_HEIC } from '../../fixtures/photos/tiny-heic.ts'

const photos = realReader()
const LIMITS = { minImageTokens: 16, maxImageTokens: 256, tokenSidePx: 28 }
const [RED, GREEN, BLUE, YELLOW] = QUARTERS

function near(actual: readonly Rgb[], expected: readonly Rgb[], most = 3): void {
  const apart = actual.map((colour, i) => Math.max(...colour.map((value, channel) => Math.abs(value - expected[i]![channel]!))))
  expect(Math.max(...apart), JSON.stringify({ actual, expected })).toBeLessThanOrEqual(most)
}

async function written(name: string, bytes: Buffer): Promise<string> {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, bytes)
  return path
}

const region = (x: number, y: number, widthPx: number, heightPx: number, rotationDegrees = 0): ViewRegion => ({
  centre: { x, y },
  widthPx,
  heightPx,
  rotationDegrees,
})
const view = (of: ViewRegion, adjustments: ViewLook['adjustments'] = null): ViewLook => ({ region: of, adjustments })

describe('the model is shown exactly the crop', () => {
  it.each([
    ['all of it', region(320, 240, 640, 480), [RED, GREEN, BLUE, YELLOW]],
    ['the bottom right quarter', region(480, 360, 320, 240), [YELLOW, YELLOW, YELLOW, YELLOW]],
    ['turned a quarter clockwise', region(320, 240, 480, 640, 90), [BLUE, RED, YELLOW, GREEN]],
    ['turned a quarter the other way', region(320, 240, 480, 640, -90), [GREEN, YELLOW, RED, BLUE]],
    ['upside down', region(320, 240, 640, 480, 180), [YELLOW, BLUE, GREEN, RED]],
    ['upper half, turned', region(320, 120, 240, 640, 90), [RED, RED, GREEN, GREEN]],
  ] as const)('%s', async (_name, of, expected) => {
    const path = await written('q.png', await quarters().png().toBuffer())
    const image = await photos.pixels(path, { ...LIMITS, view: view(of) })
    near(quarterColours(image), expected)
    expect(image.widthPx > image.heightPx).toBe(of.widthPx > of.heightPx)
  })

  it('whatever the orientation tag says, the crop is of the upright photo', async () => {
    // Stored turned: upright, it is 480 wide and 640 high, with blue at the top left.
    const path = await written(
      'turned.jpg',
      await quarters().withMetadata({ orientation: 6 }).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer(),
    )
    expect(await photos.inspect(path)).toMatchObject({ widthPx: 480, heightPx: 640 })
    near(quarterColours(await photos.pixels(path, { ...LIMITS, view: view(region(120, 160, 200, 280)) })), [BLUE, BLUE, BLUE, BLUE], 6)
    near(quarterColours(await photos.pixels(path, { ...LIMITS, view: view(region(360, 320, 200, 600)) })), [RED, RED, GREEN, GREEN], 6)
  })

  it('turned by any angle, each corner of the crop comes from where the arithmetic of boxes says', async () => {
    const path = await written('q.png', await quarters().png().toBuffer())
    const of = region(320, 240, 300, 200, 27.5)
    const image = await photos.pixels(path, { ...LIMITS, view: view(of) })
    const expected = [0, 1, 2, 3].map((quarter): Rgb => {
      const spot = viewToPhoto(of, { x: of.widthPx * (quarter % 2 ? 0.75 : 0.25), y: of.heightPx * (quarter < 2 ? 0.25 : 0.75) })
      return QUARTERS[(spot.y < 240 ? 0 : 2) + (spot.x < 320 ? 0 : 1)]!
    })
    near(quarterColours(image), expected)
  })

  it('beside the photo it is grey; wholly outside it is refused in words', async () => {
    const path = await written('q.png', await quarters().png().toBuffer())
    near(quarterColours(await photos.pixels(path, { ...LIMITS, view: view(region(640, 240, 400, 400)) })), [
      GREEN,
      [128, 128, 128],
      YELLOW,
      [128, 128, 128],
    ])
    expect((await problemFrom(photos.pixels(path, { ...LIMITS, view: view(region(2000, 2000, 50, 50)) }))).code).toBe('view-outside-photo')
  })

  it('tones are part of it', async () => {
    const path = await written('q.png', await quarters().png().toBuffer())
    const settings = { ...PLAIN_TONES, channel: 'green', invert: true } as const
    const image = await photos.pixels(path, {
      ...LIMITS,
      view: view(region(320, 240, 640, 480), { ...settings, tones: toneCurve(settings, null) }),
    })
    near(
      quarterColours(image),
      QUARTERS.map(([, green]): Rgb => [255 - green, 255 - green, 255 - green]),
    )
  })

  it('also of HEIC', async () => {
    const path = await written('tiny.heic', TINY_HEIC)
    const [inRed] = quarterColours(await photos.pixels(path, { ...LIMITS, view: view(region(10, 8, 12, 10)) }))
    const [inBlue] = quarterColours(await photos.pixels(path, { ...LIMITS, view: view(region(50, 36, 12, 10)) }))
    expect(inRed![0] > 150 && inRed![2] < 100, String(inRed)).toBe(true)
    expect(inBlue![2] > 150 && inBlue![0] < 100, String(inBlue)).toBe(true)
  })
})

it('nothing of this changes the original', async () => {
  const path = await written('q.jpg', await quarters().jpeg().toBuffer())
  const hash = () => createHash('sha256').update(readFileSync(path)).digest('hex')
  const before = hash()
  await photos.pixels(path, { ...LIMITS, view: view(region(100, 100, 50, 50, 12)) })
  await photos.tiles(path, { folder: join(temporaryFolder(), 'tiles'), tileSidePx: 256 })
  expect(hash()).toBe(before)
})
