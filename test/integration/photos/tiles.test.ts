// Tiles of the upright photo, at every size, cut by the real reader.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Rgb } from '../../fixtures/photos/quarters.ts'
import { QUARTERS, quarters } from '../../fixtures/photos/quarters.ts'
import { problemFrom, realReader } from '../../fixtures/photos/real-reader.ts'
import { temporaryFolder } from '../../fixtures/photos/temporary-folder.ts'
import { TINY_HEIC } from '../../fixtures/photos/tiny-heic.ts'

const photos = realReader()

async function cut(name: string, bytes: Buffer, tileSidePx = 128) {
  const folder = temporaryFolder()
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const tiles = join(folder, 'made.part')
  return { pyramid: await photos.tiles(path, { folder: tiles, tileSidePx }), tiles, folder }
}

async function colourOf(path: string): Promise<Rgb> {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3
  return [data[at]!, data[at + 1]!, data[at + 2]!]
}

const near = (a: Rgb, b: Rgb) => expect(Math.max(...a.map((value, i) => Math.abs(value - b[i]!))), `${a} ${b}`).toBeLessThan(8)

describe('tiles', () => {
  it('that are cancelled write nothing any more once the call has ended', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'photo.png')
    writeFileSync(path, await quarters(2400, 1800).png().toBuffer())
    const leaving = new AbortController()
    const making = photos.tiles(path, { folder: join(folder, 'made.part'), tileSidePx: 128 }, { signal: leaving.signal })
    await expect.poll(() => readdirSync(folder).length).toBeGreaterThan(1)
    leaving.abort(new Error('not wanted any more'))
    await expect(making).rejects.toThrow('not wanted any more')
    const written = readdirSync(folder, { recursive: true })
    await setTimeout(1500)
    expect(readdirSync(folder, { recursive: true })).toEqual(written)
  })

  it('of a photo of odd sides cover it exactly, each half of the next', async () => {
    const { pyramid, tiles, folder } = await cut('odd.png', await quarters(601, 331).png().toBuffer())
    expect(pyramid.levels).toEqual([
      { widthPx: 76, heightPx: 42 },
      { widthPx: 151, heightPx: 83 },
      { widthPx: 301, heightPx: 166 },
      { widthPx: 601, heightPx: 331 },
    ])
    for (const [level, { widthPx, heightPx }] of pyramid.levels.entries()) {
      const names = readdirSync(join(tiles, String(level)))
      expect(names).toHaveLength(Math.ceil(widthPx / 128) * Math.ceil(heightPx / 128))
      const last = `${Math.ceil(widthPx / 128) - 1}_${Math.ceil(heightPx / 128) - 1}.jpeg`
      const { width, height } = await sharp(join(tiles, String(level), last)).metadata()
      expect({ width, height }).toEqual({ width: widthPx % 128 || 128, height: heightPx % 128 || 128 })
    }
    near(await colourOf(join(tiles, '3', '0_0.jpeg')), QUARTERS[0])
    near(await colourOf(join(tiles, '3', '4_2.jpeg')), QUARTERS[3])
    // Nothing is left beside them.
    expect(readdirSync(folder).sort()).toEqual(['made.part', 'odd.png'])
  })

  it.each([2, 3, 4, 5, 6, 7, 8])('are upright whatever the orientation tag says (%i)', async (orientation) => {
    const { pyramid, tiles } = await cut('turned.jpg', await quarters(400, 300).withMetadata({ orientation }).jpeg().toBuffer())
    const upright = await sharp(await quarters(400, 300).withMetadata({ orientation }).jpeg().toBuffer())
      .autoOrient()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(pyramid.levels.at(-1)).toEqual({ widthPx: upright.info.width, heightPx: upright.info.height })
    const at = (10 * upright.info.width + 10) * 3
    near(await colourOf(join(tiles, String(pyramid.levels.length - 1), '0_0.jpeg')), [...upright.data.subarray(at, at + 3)] as Rgb)
  })

  it('are made of HEIC, of 16 bits a channel and of one pixel', async () => {
    const heic = await cut('tiny.heic', TINY_HEIC, 64)
    expect(heic.pyramid.levels).toEqual([{ widthPx: 64, heightPx: 48 }])
    const deep = await cut('deep.png', await quarters(300, 200).toColourspace('rgb16').png().toBuffer())
    near(await colourOf(join(deep.tiles, String(deep.pyramid.levels.length - 1), '0_0.jpeg')), QUARTERS[0])
    const one = await cut('one.png', await quarters(1, 1).png().toBuffer())
    expect(one.pyramid.levels).toEqual([{ widthPx: 1, heightPx: 1 }])
  })

  it.each([
    ['markup', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'), 'photo-format-unsupported'],
    ['nothing', Buffer.alloc(0), 'photo-empty'],
    ['a header alone', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'photo-'],
  ])('are not made of %s', async (name, bytes, code) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'hostile'), bytes)
    const problem = await problemFrom(photos.tiles(join(folder, 'hostile'), { folder: join(folder, 'made'), tileSidePx: 128 }))
    expect(problem.code, name).toContain(code)
    expect(existsSync(join(folder, 'made'))).toBe(false)
  })
})
