import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import type { ExportedMap } from '../../../../electron/core/map-exchange/exported-map.ts'
import { writeCsv } from '../../../../electron/core/map-exchange/write-csv.ts'
import { writeGeoJson } from '../../../../electron/core/map-exchange/write-geojson.ts'
import { writeGpx } from '../../../../electron/core/map-exchange/write-gpx.ts'
import { writeKml } from '../../../../electron/core/map-exchange/write-kml.ts'

const HOSTILE = [
  '<script>alert(1)</script>',
  ']]><Placemark><name>forged</name></Placemark><![CDATA[',
  '"><img src=x onerror=alert(1)>',
  '&lt;b&gt; &amp; &#x3c;',
  '<!--',
  '\u0000\u0008\ud800 torn',
  '=HYPERLINK("http://example.invalid","click")',
  '  @SUM(A1)',
  '+1-555',
  '-2+3',
  '\t=1+1',
  '\r=1',
  'a "quoted", cell\r\nwith lines',
]

const map = (text: string): ExportedMap => ({
  title: text,
  about: [
    ['product', 'Whereabouts 0.1.0'],
    ['borders', 'ISO 3166'],
    ['attribution', text],
  ],
  madeAt: '2026-01-02T03:04:05.000Z',
  places: [
    {
      what: 'candidate',
      name: text,
      shape: { kind: 'point', at: { lat: 38.7, lon: -9.1 } },
      facts: [
        ['rank', 1],
        ['basis', text],
      ],
    },
    {
      what: 'hint',
      name: text,
      shape: {
        kind: 'areas',
        areas: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        ],
      },
      facts: [['note', text]],
    },
    { what: 'hint', name: 'A country', shape: { kind: 'none' }, facts: [['countryCode', 'PT']] },
  ],
})

/** Elements and all text of well-formed XML. */
function readXml(xml: string): { elements: string[]; texts: string[] } {
  const elements: string[] = []
  const texts: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => void elements.push(name))
  parser.on('text', (text) => void texts.push(text))
  parser.on('cdata', () => expect.unreachable('no CDATA is written'))
  parser.write(xml).close()
  return { elements, texts }
}

/** Cells of a table, read by hand. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let index = 0; index < csv.length; index++) {
    const sign = csv[index] as string
    if (quoted && sign === '"' && csv[index + 1] === '"') cell += csv[++index]
    else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === ',') {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (!quoted && sign === '\r' && csv[index + 1] === '\n') {
      index++
      rows.at(-1)?.push(cell)
      cell = ''
      rows.push([])
    } else cell += sign
  }
  return rows.slice(0, -1)
}

describe.each(HOSTILE)('%j', (text) => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold.
  const inXml = text.toWellFormed().replace(/[\u0000\u0008]/g, '')
  it('stays text in KML and in GPX: no element more than for harmless words', () => {
    for (const write of [writeKml, writeGpx]) {
      const { elements, texts } = readXml(write(map(text)))
      expect(elements).toEqual(readXml(write(map('harmless'))).elements)
      // XML reads every end of line as \n, and blanks around elements are layout.
      expect(texts.some((found) => found.includes(inXml.replace(/\r\n?/g, '\n')))).toBe(true)
    }
  })
  it('stays text in a table, and no formula', () => {
    const rows = readCsv(writeCsv(map(text)))
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    const name = rows[1]?.[1] ?? ''
    expect(name.replace(/^'/, '')).toBe(text)
    expect(name).not.toMatch(/^\s*[=+\-@]/)
  })
  it('stays text in GeoJSON', () => {
    expect(JSON.parse(writeGeoJson(map(text))).features[0].properties.name).toBe(text)
  })
})

it('numbers in a table stay numbers, and every row says what made it', () => {
  const [header, first] = readCsv(writeCsv(map('x')))
  const cell = (name: string) => first?.[header?.indexOf(name) ?? -1]
  expect([cell('lat'), cell('lon'), cell('product'), cell('borders')]).toEqual(['38.7', '-9.1', 'Whereabouts 0.1.0', 'ISO 3166'])
})

it('KML has no description, which map programs would show as HTML', () => {
  expect(readXml(writeKml(map('x'))).elements).not.toContain('description')
})
