import { expect, it } from 'vitest'
import { checkCandidates } from '../../../electron/core/consistency/candidate-checks.ts'
import { findingsOf } from '../../../electron/core/metadata/findings.ts'
import { exifBlock, jpegWithExif } from '../../fixtures/photos/exif-bytes.ts'
import { quarters } from '../../fixtures/photos/quarters.ts'
import { realReader } from '../../fixtures/photos/real-reader.ts'
import { temporaryFile } from '../../fixtures/photos/temporary-folder.ts'

const photos = realReader()
const ascii = (text: string) => ({ type: 'ascii' as const, text })
const rational = (...over: [number, number][]) => ({ type: 'rational' as const, over })

it('a real file’s contradictions are found through the real reader, and its clock is held against places', async () => {
  const block = exifBlock({
    ifd0: { 271: ascii('Apple'), 272: ascii('iPhone 12'), 305: ascii('<b>Snapseed</b> 2'), 306: ascii('2016:05:01 18:22:10') },
    exif: {
      36867: ascii('2016:06:14 21:40:05'),
      36881: ascii('+01:00'),
      33434: rational([1, 500]),
      33437: rational([8, 1]),
      34855: { type: 'short', values: [100] },
    },
    gps: { 7: rational([15, 1], [20, 1], [0, 1]), 29: ascii('2016:06:14') },
  })
  const metadata = await photos.metadata(temporaryFile(jpegWithExif(await quarters(64, 64).jpeg().toBuffer(), block)))
  const findings = findingsOf(metadata, { widthPx: 64, heightPx: 64, addedAt: '2026-01-01T00:00:00.000Z' })
  expect(findings.map(({ code }) => code)).toEqual([
    'changed-before-taken',
    'clock-against-satellite',
    'camera-not-sold-yet',
    'went-through-editor',
    'no-thumbnail',
  ])
  // What the file says stays the text that it is.
  expect(findings[3]?.details).toEqual(['<b>Snapseed</b> 2'])
  const candidate = { rank: 1, name: 'Madrid', placeId: null, countryCode: 'ES', at: { lat: 40.42, lon: -3.7 }, radiusKm: 20 }
  const [checks] = checkCandidates(metadata, [{ ...candidate, probability: 1, samples: [], clues: [] }], 'unsaid')
  expect(checks?.zone).toMatchObject({ result: 'contradicts', placeMinutes: 120, photoMinutes: 60 })
  expect(checks?.sun).toMatchObject({ light: 'exposure', assumesLocalClock: false })
})

it('Content Credentials are seen in JPEG and PNG, and not where a caption only speaks of them', async () => {
  const jpeg = await quarters(64, 64).jpeg().toBuffer()
  const box = Buffer.from('JP\0\x01\0\0\0\x01\0\0\0\x60jumb\0\0\0\x20jumdc2pa\0\0\0\0\0\0\0\0', 'latin1')
  const head = Buffer.from([0xff, 0xeb, 0, box.length + 2])
  const signed = Buffer.concat([jpeg.subarray(0, 2), head, box, jpeg.subarray(2)])
  const png = await quarters(64, 64).png().toBuffer()
  const chunk = Buffer.concat([Buffer.from([0, 0, 0, 4]), Buffer.from('caBX'), Buffer.from('jumb'), Buffer.alloc(4)])
  const signedPng = Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
  const seen = async (bytes: Buffer) => (await photos.metadata(temporaryFile(bytes))).fields.some(({ tag }) => tag === 'ContentCredentials')
  expect(await seen(signed)).toBe(true)
  expect(await seen(signedPng)).toBe(true)
  expect(await seen(jpegWithExif(jpeg, exifBlock({ ifd0: { 270: ascii('c2pa jumb') } })))).toBe(false)
})
