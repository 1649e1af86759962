import { describe, expect, it } from 'vitest'
import type { PhotoMetadata } from '../../../../electron/contract/photos.ts'
import { type FileKnown, findingsOf } from '../../../../electron/core/metadata/findings.ts'

const FILE: FileKnown = { widthPx: 4000, heightPx: 3000, addedAt: '2026-01-01T00:00:00.000Z' }

/** Metadata of a camera's file, with some of its tags; a preview inside unless said. */
function metadata(tags: Record<string, string>, more: Partial<PhotoMetadata> = {}): PhotoMetadata {
  const fields = Object.entries({ ThumbnailLength: '5000', ...tags }).map(([tag, value]) => ({
    ...{ group: '', name: tag, value, tag },
    groupTag: tag.startsWith('Thumbnail') ? 'thumbnail' : 'exif',
  }))
  const taken = tags.DateTimeOriginal?.replace(/^(\d{4}):(\d\d):(\d\d) /, '$1-$2-$3T') ?? null
  return { gps: null, capturedAt: taken, utcOffset: null, camera: 'Canon EOS 5D', software: null, complaints: [], ...more, fields }
}
const codes = (given: PhotoMetadata, file: Partial<FileKnown> = {}) => findingsOf(given, { ...FILE, ...file }).map(({ code }) => code)

describe('times', () => {
  it('changed before it was taken is a contradiction; changed later is to be known', () => {
    const early = metadata({ DateTimeOriginal: '2019:06:14 21:40:05', ModifyDate: '2019:05:01 18:22:10' })
    expect(findingsOf(early, FILE)[0]).toMatchObject({
      code: 'changed-before-taken',
      severity: 'contradiction',
      details: ['2019-05-01 18:22:10', '2019-06-14 21:40:05'],
    })
    expect(codes(metadata({ DateTimeOriginal: '2019:06:14 21:40:05', ModifyDate: '2019-06-20T10:00:00+02:00' }))).toEqual(['changed-later'])
    expect(codes(metadata({ DateTimeOriginal: '2019:06:14 21:40:05', ModifyDate: '2019:06:14 21:40:06' }))).toEqual([])
  })
  it('the clock and the satellites may be whole zones apart, but not more than the offset says where there is one', () => {
    const gps = { GPSDateStamp: '2019:06:14', GPSTimeStamp: '15, 20, 0' }
    const taken = { DateTimeOriginal: '2019:06:14 21:40:05' }
    expect(codes(metadata({ ...taken, ...gps }))).toEqual([])
    expect(codes(metadata({ ...taken, ...gps }, { utcOffset: '+01:00' }))).toEqual(['clock-against-satellite'])
    expect(codes(metadata({ ...taken, ...gps, GPSTimeStamp: '20, 39, 58' }, { utcOffset: '+01:00' }))).toEqual([])
    expect(codes(metadata({ ...taken, ...gps, GPSDateStamp: '2018:01:02' }))).toEqual(['clock-against-satellite'])
  })
  it('a time zone that nobody at the position has is a reason to look closer', () => {
    const at = (lat: number, lon: number, utcOffset: string | null) =>
      codes(metadata({ DateTimeOriginal: '2024:06:01 03:30:00' }, { gps: { lat, lon, altitudeM: null }, utcOffset })).includes(
        'zone-against-position',
      )
    expect(at(40.71, -74, '+01:00')).toBe(true)
    expect(at(38.71, -9.14, '+09:00')).toBe(true)
    expect(at(38.71, -9.14, '+01:00')).toBe(false)
    expect(at(38.71, -9.14, null)).toBe(false)
    // Far from their sun, or on the other side of the date line, and right all the same.
    for (const [lat, lon, zone] of [
      [39.47, 75.99, '+08:00'],
      [63.7, -170.5, '-08:00'],
      [1.87, -157.4, '+14:00'],
      [-14.3, -170.7, '-11:00'],
      [42.9, -9.2, '+02:00'],
    ] as const)
      expect(at(lat, lon, zone)).toBe(false)
  })
  it('a shot from the future, a clock that was never set, and a time that was filled in', () => {
    expect(codes(metadata({ DateTimeOriginal: '2027:03:01 10:00:00' }))).toEqual(['taken-after-added'])
    expect(codes(metadata({ DateTimeOriginal: '2000:01:01 00:03:12' }))).toEqual(['clock-never-set'])
    expect(codes(metadata({ DateTimeOriginal: '2014:05:06 00:00:00' }))).toEqual(['time-filled-in'])
    expect(codes(metadata({ DateTimeOriginal: '1954:05:06 12:00:00', CreateDate: '2016:01:01 09:00:00' }))).toEqual(['scanned'])
  })
})

describe('how it was made', () => {
  it('editors are named, cameras’ own systems are not', () => {
    expect(findingsOf(metadata({ Software: 'Adobe Photoshop Lightroom Classic 9.2 (Windows)' }), FILE)).toMatchObject([
      { code: 'went-through-editor', severity: 'doubt', details: ['Adobe Photoshop Lightroom Classic 9.2 (Windows)'] },
    ])
    for (const own of ['16.4.1', 'Ver.1.00', 'Android 13', 'NIKON D750 Ver.1.10']) expect(codes(metadata({ Software: own }))).toEqual([])
  })
  it('a generator is a contradiction, by its name or by the declared source', () => {
    expect(codes(metadata({ Software: 'Midjourney 6' }))).toEqual(['made-by-generator'])
    const declared = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'
    expect(codes(metadata({ DigitalSourceType: declared }))).toEqual(['made-by-generator'])
  })
  it('a phone cannot have taken a photo before it was sold', () => {
    const taken = { DateTimeOriginal: '2016:02:03 10:11:12' }
    expect(codes(metadata(taken, { camera: 'Apple iPhone 12 Pro' }))).toEqual(['camera-not-sold-yet'])
    expect(codes(metadata(taken, { camera: 'Apple iPhone 6' }))).toEqual([])
  })
  it('another size, another document, a screenshot, no preview', () => {
    expect(codes(metadata({ ExifImageWidth: '3000', ExifImageHeight: '4000' }))).toEqual([])
    expect(codes(metadata({ ExifImageWidth: '6000', ExifImageHeight: '4000' }))).toEqual(['size-differs'])
    expect(codes(metadata({ DocumentID: 'a', OriginalDocumentID: 'b' }))).toEqual(['made-from-another'])
    expect(codes(metadata({ UserComment: 'Screenshot' }))).toEqual(['screenshot'])
    const bare = metadata({ Make: 'Canon' })
    expect(codes({ ...bare, fields: bare.fields.filter(({ groupTag }) => groupTag !== 'thumbnail') })).toEqual(['no-thumbnail'])
  })
  it('a position without a time by satellite was often set later', () => {
    const gps = { lat: 38.7, lon: -9.1, altitudeM: null }
    expect(codes(metadata({ Make: 'Canon' }, { gps }))).toEqual(['position-without-time'])
    expect(codes(metadata({ GPSTimeStamp: '15, 20, 0', GPSDateStamp: '2019:06:14' }, { gps }))).toEqual([])
  })
})

it('a file without a camera’s fields is explained, and told from one with words', () => {
  const empty: PhotoMetadata = { gps: null, capturedAt: null, utcOffset: null, camera: null, software: null, fields: [], complaints: [] }
  expect(codes(empty)).toEqual(['nothing-left'])
  const words = [{ group: '', name: 'Caption', value: 'The quay', groupTag: 'iptc', tag: 'Caption' }]
  expect(codes({ ...empty, fields: words })).toEqual(['words-but-no-camera'])
})
