import { describe, expect, it } from 'vitest'
import { claimingPng, profileBomb } from '../../fixtures/photos/png-bytes.ts'
import { grainy, quarters, quartersPixels } from '../../fixtures/photos/quarters.ts'
import { problemFrom, realReader } from '../../fixtures/photos/real-reader.ts'
import { temporaryFile, temporaryFolder } from '../../fixtures/photos/temporary-folder.ts'
import { deepTiff } from '../../fixtures/photos/tiff-bytes.ts'
import { TINY_HEIC } from '../../fixtures/photos/tiny-heic.ts'

const photos = realReader()
const LIMITS = { minImageTokens: 4, maxImageTokens: 1280, tokenSidePx: 28 }
const inspected = (bytes: Uint8Array, name?: string) => photos.inspect(temporaryFile(bytes, name))
const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share))

describe('files that are no photo', () => {
  it.each([
    ['nothing at all', Buffer.alloc(0), 'photo-empty'],
    ['text named .jpg', Buffer.from('<!doctype html><p>404'), 'photo-not-an-image'],
    ['random bytes', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)), 'photo-not-an-image'],
    [
      'a drawing that asks for another file',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
      'photo-format-unsupported',
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'photo-format-unsupported'],
    ['a Windows bitmap', Buffer.from('BM\0\0\0\0\0\0\0\0'), 'photo-format-unsupported'],
    ['a video', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1'), 'photo-format-unsupported'],
    ['a Canon raw file', Buffer.from('II*\0\x10\0\0\0CR\x02\0', 'latin1'), 'photo-format-unsupported'],
    ['only the first bytes of a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'photo-truncated'],
    [
      'a PNG signature and nonsense',
      Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(400, 7)]),
      /photo-(unreadable|truncated)/,
    ],
    ['a HEIC head and nonsense', Buffer.concat([TINY_HEIC.subarray(0, 40), Buffer.alloc(400, 9)]), /photo-(unreadable|truncated)/],
  ])('%s', async (_name, bytes, code) => {
    const path = temporaryFile(bytes, 'holiday.jpg')
    const calls = [() => photos.inspect(path), () => photos.pixels(path, LIMITS), () => photos.preview(path, 100), () => photos.text(path)]
    for (const call of calls) {
      const problem = await problemFrom(call())
      expect(problem.code).toMatch(code)
      expect(problem.message).not.toBe('')
      expect(problem.remedy).not.toBe('')
    }
  })
  it('a file that is gone, and a folder', async () => {
    expect((await problemFrom(photos.inspect(`${temporaryFolder()}/gone.jpg`))).code).toBe('photo-file-unreadable')
    expect((await problemFrom(photos.inspect(temporaryFolder()))).code).toBe('photo-file-unreadable')
  })
  it('a photo under a wrong name is still that photo', async () => {
    expect((await inspected(await quarters().png().toBuffer(), 'scan.heic')).mediaType).toBe('image/png')
  })
})

describe('truncated files', () => {
  it('a JPEG that lost its last quarter can be used, and says what is missing', async () => {
    const { remarks } = await inspected(cut(await grainy().jpeg().toBuffer(), 0.75))
    expect(remarks).toEqual([expect.stringMatching(/^The file ends early: about 2[2-8] % of the picture, from the end, is missing/)])
  })
  it('a PNG that lost its last quarter, too', async () => {
    const { remarks } = await inspected(cut(await grainy().png().toBuffer(), 0.75))
    expect(remarks).toEqual([expect.stringMatching(/^The file ends early: about 2[2-8] %/)])
  })
  it('a progressive JPEG that ends early is there, less sharp', async () => {
    const { remarks } = await inspected(cut(await grainy().jpeg({ progressive: true }).toBuffer(), 0.75))
    expect(remarks).toEqual(['The file ends early; the picture was read as far as possible and may be blurred or wrong in parts.'])
  })
  it('a JPEG that lost most of itself is refused', async () => {
    expect((await problemFrom(inspected(cut(await grainy().jpeg().toBuffer(), 0.3)))).code).toBe('photo-truncated')
  })
  it.each(['webp', 'gif', 'tiff', 'avif'] as const)('a %s cut in half is refused', async (format) => {
    expect((await problemFrom(inspected(cut(await grainy(160, 120)[format]().toBuffer(), 0.5)))).code).toBe('photo-truncated')
  })
  it('a HEIC cut in half is refused', async () => {
    expect((await problemFrom(inspected(cut(TINY_HEIC, 0.75)))).code).toMatch(/photo-(truncated|unreadable)/)
  })
  it('a JPEG with damage in its middle is used, with a remark', async () => {
    const bytes = await grainy().jpeg().toBuffer()
    const middle = Math.floor(bytes.length / 2)
    // A marker where picture data should be.
    bytes.set([0xff, 0xd5, 0xff, 0xd5], middle)
    expect((await inspected(bytes)).remarks).toEqual([expect.stringMatching(/^The file is damaged: about 4[4-9] % of the picture/)])
  })
})

describe('decompression bombs', () => {
  it('a small file that claims 60,000 × 60,000 pixels is refused before anything is decoded', async () => {
    const problem = await problemFrom(inspected(claimingPng(60_000, 60_000, 4)))
    expect(problem).toMatchObject({ code: 'photo-too-large', details: { widthPx: 60_000, heightPx: 60_000 } })
  })
  it('a format that is decoded whole has a lower limit', async () => {
    const claims = { widthPx: 12_000, heightPx: 12_000 }
    expect((await problemFrom(inspected(deepTiff(quartersPixels(16, 16), 16, 16, claims)))).code).toBe('photo-too-large')
  })
  it('250 megapixels out of a few kilobytes are decoded row by row, in little memory', async () => {
    const bomb = claimingPng(16_000, 16_000)
    expect(bomb.length).toBeLessThan(100_000)
    expect(await inspected(bomb)).toMatchObject({ widthPx: 16_000, heightPx: 16_000 })
  })
  it('a colour profile that inflates to 200 MB is not inflated', async () => {
    const path = temporaryFile(claimingPng(200, 100, 100, [profileBomb(200_000_000)]))
    expect(await photos.inspect(path)).toMatchObject({ widthPx: 200, heightPx: 100 })
    expect((await photos.metadata(path)).gps).toBeNull()
  })
})

it('after all that the same reader still answers', async () => {
  const before = photos.pids.pictures
  expect(before).toBeTypeOf('number')
  expect(await inspected(await quarters().jpeg().toBuffer())).toMatchObject({ widthPx: 640 })
  expect(photos.pids.pictures).toBe(before)
})
