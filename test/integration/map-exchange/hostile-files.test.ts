import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { problemOf } from '../../../electron/core/problem.ts'
import { FEATURES_AT_MOST } from '../../../electron/services/map-exchange/limits.ts'
import { readMapFile } from '../../../electron/services/map-exchange/read-map-file.ts'

const read = (content: string | Buffer) => readMapFile(Buffer.from(content as string), null, new AbortController().signal)
async function codeOf(content: string | Buffer): Promise<string> {
  try {
    await read(content)
    return 'read'
  } catch (error) {
    return problemOf(error)?.code ?? `bug: ${error}`
  }
}
const kml = (inside: string, head = '<?xml version="1.0" encoding="UTF-8"?>') =>
  `${head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Quays</name>${inside}</Document></kml>`
const placemark = (coordinates: string, name = 'Quay') =>
  `<Placemark><name>${name}</name><Point><coordinates>${coordinates}</coordinates></Point></Placemark>`
async function zipped(entries: Record<string, Buffer | string>, compress = true): Promise<Buffer> {
  const archive = new ZipFile()
  for (const [name, content] of Object.entries(entries)) archive.addBuffer(Buffer.from(content as string), name, { compress })
  archive.end()
  const pieces: Buffer[] = []
  for await (const piece of archive.outputStream as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('hostile files', () => {
  it('a billion laughs, an external entity and any other document type are refused before anything is read', async () => {
    const laughs = `<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${kml(placemark('1,2', '&b;'), '')}`
    const file = `<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>${kml(placemark('1,2', '&x;'), '')}`
    expect(await codeOf(laughs)).toBe('map-file-declares-types')
    expect(await codeOf(file)).toBe('map-file-declares-types')
    expect(await codeOf(`<?xml version="1.0"?><!DOCTYPE gpx SYSTEM "http://example.invalid/gpx.dtd"><gpx></gpx>`)).toBe(
      'map-file-declares-types',
    )
    expect(await codeOf(kml(placemark('1,2', '&undeclared;')))).toBe('map-file-not-readable')
  })
  it('parts in parts without end are refused', async () => {
    expect(await codeOf(`<kml>${'<Folder>'.repeat(100_000)}`)).toBe('map-file-too-deep')
    expect(await codeOf('['.repeat(1_000_000))).toBe('map-file-too-deep')
    const deep = '{"type":"GeometryCollection","geometries":['.repeat(2000)
    expect(await codeOf(deep)).toBe('map-file-too-deep')
  })
  it('a zip bomb, an archive without a map, a torn one and one of thousands of files are refused', async () => {
    expect(await codeOf(await zipped({ 'doc.kml': Buffer.alloc(24 * 1024 * 1024, 0x20) }))).toBe('map-archive-refused')
    expect(await codeOf(await zipped({ 'readme.txt': 'no map' }))).toBe('map-archive-refused')
    const whole = await zipped({ 'doc.kml': kml(placemark('1,2')) })
    expect(await codeOf(whole.subarray(0, whole.length - 30))).toBe('map-archive-refused')
    const damaged = Buffer.from(whole)
    damaged.fill(0xff, 40, 60)
    expect(await codeOf(damaged)).toBe('map-archive-refused')
    const many = await zipped(Object.fromEntries(Array.from({ length: 1200 }, (_, index) => [`${index}.kml`, '<kml/>'])), false)
    expect(await codeOf(many)).toBe('map-archive-refused')
  })
  it('of 100,000 points so many are taken, and the rest is counted', async () => {
    const points = Array.from({ length: 100_000 }, (_, index) => `${(index % 90) / 2},${(index % 180) / 3},P${index}`)
    const { features, refused } = await read(`lat,lon,name\n${points.join('\n')}`)
    expect(features).toHaveLength(FEATURES_AT_MOST)
    expect(refused).toEqual(['80000 places beyond the 20,000 that are taken from one file'])
  })
  it('a name with markup, scripts and control signs stays one plain line of text', async () => {
    const { features } = await read(kml(placemark('1,2', '<![CDATA[<script>alert(1)</script>\u202egnp.exe]]>')))
    expect(features[0]?.name).toBe('<script>alert(1)</script> gnp.exe')
    const long = await read(kml(placemark('1,2', 'x'.repeat(5000))))
    expect(long.features[0]?.name).toHaveLength(200)
  })
  it('positions off the Earth, and what is no number, are counted and left out', async () => {
    const { features, refused } = await read(`{"type":"MultiPoint","coordinates":[[1,2],[200,0],[0,91],["1","2"],[null,1],[1e999,0],[]]}`)
    expect(features).toHaveLength(1)
    expect(refused).toEqual(['6 positions outside of the Earth or not a number'])
    const table = await read('lat;lon\n38,7;-9,1\nNaN;1\n;\n1e3;2\n')
    expect(table.features.map(({ shape }) => shape)).toEqual([{ kind: 'point', at: [-9.1, 38.7] }])
    expect(table.refused).toEqual(['3 positions outside of the Earth or not a number'])
  })
  it('other reference systems, no JSON, bytes and nothing at all are refused in words', async () => {
    const crs = '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[]}'
    expect(await codeOf(crs)).toBe('map-file-not-readable')
    expect(await codeOf('{"type":')).toBe('map-file-not-readable')
    expect(await codeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))).toBe('map-file-not-readable')
    expect(await codeOf('')).toBe('map-file-not-readable')
    expect(await codeOf(Buffer.alloc(33 * 1024 * 1024, 0x20))).toBe('map-file-too-large')
    expect(await codeOf(`a,b\n"${'x'.repeat(100_000)}`)).toBe('map-file-not-readable')
  })
  it('does not hold the others up: a long file can be called off', async () => {
    const stop = new AbortController()
    const reading = readMapFile(Buffer.from(kml(placemark('1,2').repeat(100_000))), null, stop.signal)
    stop.abort()
    await expect(reading).rejects.toThrow(/abort/i)
  })
})

describe('encodings', () => {
  const text = kml(placemark('1,2', 'Åre – 京都'))
  it('marks of byte order are heeded', async () => {
    for (const bytes of [
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      Buffer.from(text, 'utf16le'),
    ])
      expect((await read(bytes)).features[0]?.name).toBe('Åre – 京都')
  })
  it('an old encoding is read as declared; one that is not declared is guessed, and said to be', async () => {
    const latin = kml(placemark('1,2', 'Åre'), '<?xml version="1.0" encoding="ISO-8859-1"?>')
    const { features, refused } = await read(Buffer.from(latin, 'latin1'))
    expect([features[0]?.name, refused]).toEqual(['Åre', []])
    const guessed = await read(Buffer.from('lat,lon,name\n1.5,2,Åre', 'latin1'))
    expect(guessed.features[0]?.name).toBe('Åre')
    expect(guessed.refused[0]).toContain('Windows-1252')
  })
})

describe('what maps are made of', () => {
  it('points, lines, areas with holes, several shapes in one and tracks of KML', async () => {
    const ring = (size: number) => `<LinearRing><coordinates>0,0 ${size},0,5 ${size},${size} 0,0</coordinates></LinearRing>`
    const { features, name } = await read(
      kml(`<Folder><Placemark><MultiGeometry><Point><coordinates> 1,2,3 </coordinates></Point><LineString><coordinates>1,2
        3,4</coordinates></LineString></MultiGeometry><name>Late</name></Placemark></Folder>
        <Placemark><Polygon><outerBoundaryIs>${ring(9)}</outerBoundaryIs><innerBoundaryIs>${ring(2)}</innerBoundaryIs></Polygon></Placemark>
        <Placemark><name>T</name><gx:Track><gx:coord>1 2 3</gx:coord><gx:coord>2 3 4</gx:coord></gx:Track></Placemark>
        <NetworkLink><Link><href>http://example.invalid/</href></Link></NetworkLink>`),
    )
    expect(name).toBe('Quays')
    expect(features.map((feature) => [feature.name, feature.shape.kind])).toEqual([
      ['Late', 'point'],
      ['Late', 'line'],
      ['', 'area'],
      ['T', 'line'],
    ])
    expect(features[2]?.shape).toMatchObject({ rings: [{ length: 4 }, { length: 4 }] })
  })
  it('waypoints, routes and tracks of GPX', async () => {
    const { features, format } = await read(
      `<gpx><metadata><name>Walk</name></metadata><wpt lat="1" lon="2"><name>W</name><desc>d</desc></wpt><rte><name>R</name><rtept lat="1" lon="2"/><rtept lat="2" lon="3"/></rte>
       <trk><name>T</name><trkseg><trkpt lat="1" lon="2"/><trkpt lat="2" lon="x"/><trkpt lat="3" lon="4"/></trkseg></trk></gpx>`,
    )
    expect(format).toBe('gpx')
    expect(features).toMatchObject([
      { name: 'W', description: 'd', shape: { at: [2, 1] } },
      {
        name: 'R',
        shape: {
          line: [
            [2, 1],
            [3, 2],
          ],
        },
      },
      {
        name: 'T',
        shape: {
          line: [
            [2, 1],
            [4, 3],
          ],
        },
      },
    ])
  })
  it('columns of a table are guessed by heading, then by value, and can be chosen', async () => {
    const columnsOf = async (text: string) => (await read(text)).table?.columns
    expect(await columnsOf('Name\tLongitude\tLatitude\nA\t1.5\t2.5')).toEqual({ lat: 2, lon: 1, name: 0 })
    expect(await columnsOf('year,a,b\n1999,38.7,-9.1\n2001,41.1,-8.6')).toEqual({ lat: 1, lon: 2, name: null })
    expect(await columnsOf('a,b\nx,y')).toBeNull()
    const chosen = await readMapFile(Buffer.from('p,q\n1.5,100.5'), { lat: 0, lon: 1, name: null }, new AbortController().signal)
    expect(chosen.features.map(({ shape }) => shape)).toEqual([{ kind: 'point', at: [100.5, 1.5] }])
  })
})
