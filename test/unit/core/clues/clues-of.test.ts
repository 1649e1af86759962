import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Clue, type ClueKind, clue as clueSchema } from '../../../../electron/contract/clues.ts'
import { photoId } from '../../../../electron/contract/ids.ts'
import type { PhotoMetadata } from '../../../../electron/contract/photos.ts'
import { cluesOf } from '../../../../electron/core/clues/clues-of.ts'
import type { TextLine } from '../../../../electron/core/clues/text-line.ts'
import { listLookup } from './list-lookup.ts'

const thePhoto = photoId.parse('00000000-0000-4000-8000-00000000ffff')
const line = (text: string, more: Partial<TextLine> = {}): TextLine => ({
  text,
  polygon: [
    { x: 0.1, y: 0.1 },
    { x: 0.5, y: 0.1 },
    { x: 0.5, y: 0.2 },
    { x: 0.1, y: 0.2 },
  ],
  confidence: 1,
  script: 'Latn',
  language: null,
  reader: 'test',
  ...more,
})
const read = (textLines: TextLine[], metadata: PhotoMetadata | null = null) =>
  cluesOf({ photoId: thePhoto, metadata, textLines, lookup: listLookup, newId: randomUUID })
const found = (text: string, kind: ClueKind, more: Partial<TextLine> = {}) => read([line(text, more)]).filter((clue) => clue.kind === kind)
const countriesOf = (clue: Clue | undefined) => (clue?.supports ?? []).map((support) => support.countryCode)

const nothing: PhotoMetadata = { gps: null, capturedAt: null, utcOffset: null, camera: null, software: null, fields: [], complaints: [] }

describe('text that tells a country', () => {
  it.each<[ClueKind, string, string, string]>([
    ['country-domain', 'www.padaria.pt', 'www.padaria.pt', 'PT'],
    ['country-domain', 'INFO@KEBAB.DE', '@KEBAB.DE', 'DE'],
    ['country-domain', 'visit https://shop.example.co.uk/now', 'https://shop.example.co.uk', 'GB'],
    ['country-domain', 'padaria.pt', 'padaria.pt', 'PT'],
    ['phone-prefix', 'Tel. +351 213 950 000', '+351 213 950 000', 'PT'],
    ['phone-prefix', '+44 20 7946 0018', '+44 20 7946 0018', 'GB'],
    ['phone-prefix', '+1 604 555 0199', '+1 604 555 0199', 'CA'],
    ['currency', 'Bageta 45 Kč', '45 Kč', 'CZ'],
    ['currency', '12,50 zł', '12,50 zł', 'PL'],
    ['currency', '£3.50', '£3.50', 'GB'],
    ['currency', '₹ 250', '₹ 250', 'IN'],
    ['currency', 'PLN 30', 'PLN 30', 'PL'],
    ['currency', '300 Baht', '300 Baht', 'TH'],
    ['currency', 'R$ 10', 'R$ 10', 'BR'],
    ['currency', '￥１，２００', '￥１，２００', 'CN'],
    ['phone-prefix', '＋81 3 3201 3331', '＋81 3 3201 3331', 'JP'],
    ['postcode', 'London SW1A 2AA', 'SW1A 2AA', 'GB'],
    ['postcode', 'Ottawa K1A 0B1', 'K1A 0B1', 'CA'],
    ['postcode', '1012 AB Amsterdam', '1012 AB', 'NL'],
    ['postcode', '〒605-0001', '〒605-0001', 'JP'],
    ['postcode', 'San Francisco, CA 94105', 'CA 94105', 'US'],
    ['postcode', '1100-038 Lisboa', '1100-038', 'PT'],
    ['postcode', '00-950 Warszawa', '00-950', 'PL'],
    ['postcode', 'CEP 01310-100', '01310-100', 'BR'],
    ['postcode', 'Sydney NSW 2000', 'NSW 2000', 'AU'],
    ['number-plate', 'AB12 CDE', 'AB12 CDE', 'GB'],
    ['number-plate', 'DL 3C AB 1234', 'DL 3C AB 1234', 'IN'],
    ['number-plate', 'KA01AB1234', 'KA01AB1234', 'IN'],
    ['number-plate', 'А123ВС77', 'А123ВС77', 'RU'],
    ['number-plate', '京A·12345', '京A·12345', 'CN'],
    ['number-plate', 'AB-123-CD', 'AB-123-CD', 'FR'],
    ['number-plate', '1234 BCD', '1234 BCD', 'ES'],
    ['script', 'ยินดีต้อนรับ', 'ยินดีต้อนรับ', 'TH'],
    ['script', 'ლუდი', 'ლუდი', 'GE'],
    ['script', 'ΤΑΒΕΡΝΑ', 'ΤΑΒΕΡΝΑ', 'GR'],
    ['script', '환영합니다', '환영합니다', 'KR'],
    ['script', 'お寿司', 'お寿司', 'JP'],
    ['script', 'Аптека', 'Аптека', 'RU'],
    ['country-name', 'Made with love in Portugal', 'Portugal', 'PT'],
  ])('%s in “%s”', (kind, text, quote, country) => {
    const [clue] = found(text, kind)
    expect(clue?.quote).toBe(quote)
    expect(countriesOf(clue)[0]).toBe(country)
    expect(clue?.reliability).toBeGreaterThan(0)
    expect(clue).toMatchObject({ inPosterior: true, standing: 'proposed', source: 'text' })
  })
  it('a language with enough letters, and English for next to nothing', () => {
    const [portuguese] = found('Proibido estacionar em frente ao portão', 'language', { language: 'pt' })
    expect(countriesOf(portuguese)).toContain('PT')
    const [english] = found('Please keep this gate clear at all times', 'language', { language: 'en' })
    expect(english?.reliability).toBeLessThan(portuguese?.reliability ?? 0)
    expect(found('Olá', 'language', { language: 'pt' })).toEqual([])
  })
  it('a place, with all its readings when the name is ambiguous', () => {
    const [clue] = found('Welcome to Springfield', 'place-name')
    expect(clue?.supports).toHaveLength(3)
    expect(clue?.supports.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(clue?.title).toContain('or 2 more')
  })
})

describe('text that could be misread', () => {
  it.each<[ClueKind, string]>([
    ['country-domain', 'Mr.It'],
    ['country-domain', 'end.It was'],
    ['country-domain', 'example.com'],
    ['country-domain', 'setup.py'],
    ['phone-prefix', '213 950 000'],
    ['phone-prefix', '+5 kg'],
    ['currency', 'Euro'],
    ['currency', 'EXIT 25'],
    ['currency', 'Route 66 kr'.replace('66 ', '')],
    ['postcode', '94105'],
    ['postcode', 'QQ1 1AA'],
    ['postcode', '2019-2020'],
    ['number-plate', 'call AB12 CDE now'],
    ['number-plate', 'HELLO'],
    ['script', 'Bonjour'],
    ['script', 'я'],
    ['place-name', 'open daily'],
  ])('no %s in “%s”', (kind, text) => {
    expect(found(text, kind)).toEqual([])
  })
  it('a domain sold to anybody says next to nothing', () => {
    const [clue] = found('www.twitch.tv', 'country-domain')
    expect(clue?.reliability).toBeLessThan(0.1)
    expect(clue?.reason).toContain('sold to anybody')
  })
  it('a dollar sign speaks for many countries, each with its share', () => {
    const [clue] = found('$ 5.99', 'currency')
    expect(countriesOf(clue)).toEqual(expect.arrayContaining(['US', 'CA', 'AU', 'MX', 'CO']))
    expect(clue?.reliability).toBeLessThan(0.2)
  })
  it('a calling code with a broken number is believed less', () => {
    const [broken] = found('+351 213 95', 'phone-prefix')
    const [valid] = found('+351 213 950 000', 'phone-prefix')
    expect(countriesOf(broken)).toEqual(['PT'])
    expect(broken?.reliability).toBeLessThan(valid?.reliability ?? 0)
  })
  it('a short name is believed less than a long one', () => {
    const [togo] = found('Togo', 'country-name')
    const [portugal] = found('Portugal', 'country-name')
    expect(togo?.reliability).toBeLessThan((portugal?.reliability ?? 0) / 2)
    expect(togo?.reliability).toBeGreaterThan(0)
  })
  it('nothing is concluded from a line its reader doubts, and less from one it half believes', () => {
    expect(read([line('www.padaria.pt', { confidence: 0.3 })]).map(({ kind }) => kind)).toEqual(['text-line'])
    const [half] = found('www.padaria.pt', 'country-domain', { confidence: 0.5 })
    const [full] = found('www.padaria.pt', 'country-domain', { confidence: 1 })
    expect(half?.reliability).toBeCloseTo((full?.reliability ?? 0) / 2, 12)
  })
})

describe('where a clue stands', () => {
  it('is the part of its line, by characters', () => {
    const [clue] = found('Tel: +351213950000', 'phone-prefix')
    const share = 5 / 18
    expect(clue?.where?.[0]?.x).toBeCloseTo(0.1 + 0.4 * share, 12)
    expect(clue?.where?.[1]?.x).toBeCloseTo(0.5, 12)
    expect(clue?.where?.[3]?.y).toBeCloseTo(0.2, 12)
  })
  it('is the whole frame where that has other than four corners', () => {
    const polygon = [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 0.5, y: 1 },
    ]
    expect(found('see www.padaria.pt', 'country-domain', { polygon })[0]?.where).toEqual(polygon)
  })
})

describe('metadata', () => {
  const metadata: PhotoMetadata = {
    ...nothing,
    gps: { lat: 38.7, lon: -9.1, altitudeM: 12 },
    capturedAt: '2019-05-03T14:22:00',
    utcOffset: '+09:00',
    camera: 'Nikon D70',
    software: 'GIMP 2.10',
    fields: [
      { group: 'IPTC', name: 'City', value: 'Porto' },
      { group: 'EXIF', name: 'Exposure', value: '1/100' },
    ],
  }
  const clues = read([], metadata)
  it('is kept out of the posterior, all of it', () => {
    expect(clues.map(({ kind }) => kind)).toEqual(['gps', 'capture-time', 'camera', 'software', 'caption'])
    for (const clue of clues) expect(clue).toMatchObject({ inPosterior: false, source: 'metadata', where: null })
  })
  it('says where the coordinates are and what an offset suggests', () => {
    expect(clues[0]?.title).toBe('The file says it was taken near Lisbon, Portugal')
    expect(clues[1]?.reason).toContain('105° E to 165° E')
    expect(clues[4]?.supports[0]).toMatchObject({ kind: 'place', name: 'Porto', share: 1 })
  })
  it.each([
    ['+00:00', 'says little'],
    [null, 'nothing of the place'],
    ['+12:00', '150° E to 150° W'],
  ])('offset %s', (utcOffset, words) => {
    expect(read([], { ...nothing, capturedAt: '2020-01-01', utcOffset })[0]?.reason).toContain(words)
  })
  it('without any field there is no clue', () => {
    expect(read([], nothing)).toEqual([])
    expect(read([], null)).toEqual([])
  })
})

const piece = fc.constantFrom(
  'www.',
  '@',
  '.pt',
  '+351',
  '$',
  '12',
  ' ',
  '-',
  '〒',
  'Kč',
  'AB12',
  'SW1A 2AA',
  'Lisbon',
  'Portugal',
  'я',
  'ไทย',
  '\uD800',
  '.',
  '\n',
  '9999999999',
  '+',
)

describe('for every text', () => {
  it('gives clues of the contract whose shares add up to 1, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 80 }),
          fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
        ),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (text, confidence) => {
          for (const clue of read([line(text, { confidence })])) {
            clueSchema.parse(clue)
            if (clue.supports.length > 0) expect(clue.supports.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
            if (clue.kind !== 'text-line') expect(text).toContain(clue.quote)
            for (const { x, y } of clue.where ?? [])
              expect(x >= 0.1 - 1e-9 && x <= 0.5 + 1e-9 && y >= 0.1 - 1e-9 && y <= 0.2 + 1e-9).toBe(true)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
