import { describe, expect, it } from 'vitest'
import { captureTimeOf } from '../../../../electron/services/photos/metadata/capture-time.ts'

describe('when a photo was taken', () => {
  it('is the EXIF time with the offset beside it', () => {
    expect(captureTimeOf({ exif: { DateTimeOriginal: '2020:01:02 03:04:05', OffsetTimeOriginal: '+02:00' } })).toEqual({
      capturedAt: '2020-01-02T03:04:05',
      utcOffset: '+02:00',
      complaints: [],
    })
  })
  it('is the XMP or IPTC time where EXIF has none', () => {
    expect(captureTimeOf({ photoshop: { DateCreated: '2021-06-05T10:00:01.25-07:00' } })).toMatchObject({
      capturedAt: '2021-06-05T10:00:01',
      utcOffset: '-07:00',
    })
    expect(captureTimeOf({ iptc: { DateCreated: '20210605', TimeCreated: '100001+0530' } })).toMatchObject({
      capturedAt: '2021-06-05T10:00:01',
      utcOffset: '+05:30',
    })
    expect(captureTimeOf({ iptc: { DateCreated: '20210605' } })).toMatchObject({ capturedAt: '2021-06-05', utcOffset: null })
  })
  it('is never the time of a later edit', () => {
    expect(captureTimeOf({ ifd0: { ModifyDate: '2020:01:02 03:04:05' } })).toEqual({ capturedAt: null, utcOffset: null, complaints: [] })
  })
  it.each(['0000:00:00 00:00:00', '2021:02:30 00:00:00', '2021:01:01 25:00:00', '1700:01:01 00:00:00', 'yesterday'])(
    '"%s" is a complaint and no value',
    (time) => {
      const { capturedAt, complaints } = captureTimeOf({ exif: { DateTimeOriginal: time } })
      expect(capturedAt).toBeNull()
      expect(complaints).toEqual([expect.stringMatching(/not a possible date/)])
    },
  )
  it('an impossible first field does not hide a good second', () => {
    expect(captureTimeOf({ exif: { DateTimeOriginal: '0000:00:00 00:00:00', CreateDate: '2020:01:02 03:04:05' } }).capturedAt).toBe(
      '2020-01-02T03:04:05',
    )
  })
  it.each(['+25:00', '+02:75', 'home'])('an offset of "%s" is left out', (offset) => {
    expect(captureTimeOf({ exif: { DateTimeOriginal: '2020:01:02 03:04:05', OffsetTimeOriginal: offset } }).utcOffset).toBeNull()
  })
})
