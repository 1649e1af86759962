import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { photoMetadata } from '../../../electron/contract/photos.ts'
import { exifBlock, type Ifd, jpegWithExif } from '../../fixtures/photos/exif-bytes.ts'
import { quarters } from '../../fixtures/photos/quarters.ts'
import { realReader } from '../../fixtures/photos/real-reader.ts'
import { temporaryFile } from '../../fixtures/photos/temporary-folder.ts'

const photos = realReader()
const read = async (parts: Parameters<typeof exifBlock>[0]) =>
  photos.metadata(temporaryFile(jpegWithExif(await quarters(64, 64).jpeg().toBuffer(), exifBlock(parts))))

const degrees = (whole: number, minutes: number, seconds: number) => ({
  type: 'rational' as const,
  over: [
    [whole, 1],
    [minutes, 1],
    [seconds * 100, 100],
  ] as [number, number][],
})
const ascii = (text: string) => ({ type: 'ascii' as const, text })
const position = (lat: Ifd[number], lon: Ifd[number]): Ifd => ({ 1: ascii('N'), 2: lat, 3: ascii('E'), 4: lon })

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Lyon" photoshop:Country="France">
  <dc:subject><rdf:Bag><rdf:li>river</rdf:li><rdf:li>bridge</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>`

describe('what a file says of itself', () => {
  it('camera, time, position and description, from EXIF and XMP, in every format that holds them', async () => {
    const tagged = () =>
      quarters(64, 64)
        .withExif({
          IFD0: { Make: 'Canon', Model: 'Canon EOS 5D', Software: 'GIMP 2.10' },
          IFD2: { DateTimeOriginal: '2020:01:02 03:04:05', OffsetTimeOriginal: '+02:00' },
          IFD3: {
            GPSLatitudeRef: 'N',
            GPSLatitude: '48/1 51/1 3000/100',
            GPSLongitudeRef: 'W',
            GPSLongitude: '2/1 17/1 4000/100',
            GPSAltitude: '35/1',
          },
        })
        .withXmp(XMP)
    for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
      const metadata = await photos.metadata(temporaryFile(await tagged()[format]().toBuffer()))
      expect(metadata, format).toMatchObject({
        gps: { lat: expect.closeTo(48.858333, 5), lon: expect.closeTo(-2.294444, 5), altitudeM: 35 },
        capturedAt: '2020-01-02T03:04:05',
        utcOffset: '+02:00',
        camera: 'Canon EOS 5D',
        software: 'GIMP 2.10',
        complaints: [],
      })
      expect(metadata.fields, format).toContainEqual(expect.objectContaining({ group: 'Description (XMP)', name: 'City', value: 'Lyon' }))
      expect(metadata.fields, format).toContainEqual(
        expect.objectContaining({ group: 'Description (XMP)', name: 'Keywords', value: 'river, bridge' }),
      )
    }
  })
  it('is nothing where there is nothing', async () => {
    const path = temporaryFile(await quarters(64, 64).gif().toBuffer())
    expect(await photos.metadata(path)).toEqual({
      gps: null,
      capturedAt: null,
      utcOffset: null,
      camera: null,
      software: null,
      fields: [],
      complaints: [],
    })
  })
})

describe('a position that cannot be believed', () => {
  it.each<[string, Ifd, RegExp]>([
    ['0, 0', position(degrees(0, 0, 0), degrees(0, 0, 0)), /exactly 0, 0/],
    [
      'NaN (0/0)',
      position(
        {
          type: 'rational',
          over: [
            [0, 0],
            [0, 0],
            [0, 0],
          ],
        },
        degrees(2, 17, 40),
      ),
      /latitude in the file is not a number/,
    ],
    ['the word NaN', position(ascii('NaN'), ascii('NaN')), /not a number/],
    ['200 degrees north', position(degrees(200, 0, 0), degrees(2, 0, 0)), /not on the Earth/],
  ])('%s is a complaint, and no value', async (_name, gps, complaint) => {
    const metadata = await read({ gps })
    expect(metadata.gps).toBeNull()
    expect(metadata.complaints).toContainEqual(expect.stringMatching(complaint))
  })
})

describe('absurd tags', () => {
  it('hostile text comes out as harmless plain text', async () => {
    const { fields, camera } = await read({
      ifd0: { 270: ascii(`<script>alert(1)</script>\u202Egpj${'x'.repeat(50_000)}`), 272: ascii('A\u0007\u001b[2Jcamera') },
    })
    const caption = fields.find(({ name }) => name === 'Caption')!.value
    expect(caption).toMatch(/^<script>alert\(1\)<\/script>gpjx+… \(\d+ characters in all\)$/)
    expect(caption.length).toBeLessThan(2200)
    expect(camera).toBe('A [2Jcamera')
  })
  it.each<[string, Parameters<typeof exifBlock>[0]]>([
    ['a tag that claims four billion values', { ifd0: { 271: { type: 'lie', typeCode: 2, count: 0xffffffff, offset: 8 } } }],
    ['a tag that points beyond the file', { ifd0: { 271: { type: 'lie', typeCode: 5, count: 1000, offset: 0x7fffffff } } }],
    ['a tag of a type that does not exist', { ifd0: { 271: { type: 'lie', typeCode: 99, count: 3, offset: 0 } } }],
    ['a directory that follows itself', { ifd0: { 271: ascii('Loop') }, nextIfdAt: 8 }],
    ['an EXIF directory that is its own parent', { ifd0: { 34665: { type: 'lie', typeCode: 4, count: 1, offset: 8 } } }],
    ['a GPS directory beyond the file', { ifd0: { 34853: { type: 'lie', typeCode: 4, count: 1, offset: 0xfffffff0 } } }],
  ])('%s does no harm', async (_name, parts) => {
    const metadata = photoMetadata.parse(await read(parts))
    expect(metadata.gps).toBeNull()
    expect(JSON.stringify(metadata).length).toBeLessThan(20_000)
  })
  it('a block of noise is a complaint or nothing, never a failure', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const block = exifBlock({ ifd0: { 271: ascii('Canon') }, gps: position(degrees(48, 51, 30), degrees(2, 17, 40)) })
      for (let i = 8; i < block.length; i += 1 + ((i * seed) % 5)) block[i] = (block[i]! * 31 + seed * 17 + i) & 255
      const bytes = jpegWithExif(await quarters(16, 16).jpeg().toBuffer(), block)
      photoMetadata.parse(await photos.metadata(temporaryFile(bytes)))
    }
  })
})

const SYSTEM_SAMPLES = '/usr/share/gocode/src/github.com/rwcarlsen/goexif/exif/samples'
describe.skipIf(!existsSync(SYSTEM_SAMPLES))('real odd files, where the system has them installed', () => {
  it('none ends the reader, and all come out as the contract has it', async () => {
    await photos.metadata(join(import.meta.dirname, '../../../resources/samples/petra.webp'))
    const before = photos.pids.pictures
    for (const name of readdirSync(SYSTEM_SAMPLES).filter((name) => name.endsWith('.jpg'))) {
      photoMetadata.parse(await photos.metadata(join(SYSTEM_SAMPLES, name)))
    }
    expect(photos.pids.pictures).toBe(before)
  })
})
