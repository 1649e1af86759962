import type { MultiPolygon } from '../../contract/geography.ts'
import { xmlText } from './escaped.ts'
import type { ExportedKind, ExportedMap, ExportedPlace } from './exported-map.ts'

/** Line and wash of each kind, as KML has colours: aabbggrr. */
const STYLES: Record<ExportedKind, { line: string; fill: string }> = {
  verdict: { line: 'ff6b7017', fill: '336b7017' },
  candidate: { line: 'ff6b7017', fill: '336b7017' },
  'credible region': { line: 'ff122d7c', fill: '26122d7c' },
  hint: { line: 'ff935c1b', fill: '33935c1b' },
  'metadata claim': { line: 'ffb53f5b', fill: '33b53f5b' },
  cell: { line: '00000000', fill: '4d0c41c2' },
}

const FOLDERS: readonly (readonly [ExportedKind, string])[] = [
  ['verdict', 'Verdicts'],
  ['candidate', 'Candidates'],
  ['credible region', 'Credible regions'],
  ['hint', 'Hints'],
  ['metadata claim', 'Metadata claims'],
  ['cell', 'Cells'],
]

/**
 * OGC KML 2.3. Facts stand in ExtendedData, which map programs show as a table of text: a description would be shown as HTML, and words
 * that were read in a photo have no business being that.
 */
export function writeKml({ title, about, madeAt, places }: ExportedMap): string {
  const folders = FOLDERS.flatMap(([what, name]) => {
    const inside = places.filter((place) => place.what === what)
    return inside.length === 0 ? [] : [`<Folder><name>${name}</name>\n${inside.map(placemark).join('\n')}\n</Folder>`]
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2">
<Document>
<name>${xmlText(title)}</name>
${extendedData([['madeAt', madeAt], ...about])}
${Object.entries(STYLES).map(style).join('\n')}
${folders.join('\n')}
</Document>
</kml>
`
}

const styleId = (what: string) => what.replaceAll(' ', '-')

const style = ([what, { line, fill }]: [string, { line: string; fill: string }]) =>
  `<Style id="${styleId(what)}"><IconStyle><color>${line}</color></IconStyle><LineStyle><color>${line}</color><width>2</width></LineStyle><PolyStyle><color>${fill}</color></PolyStyle></Style>`

function placemark({ what, name, shape, facts }: ExportedPlace): string {
  const geometry =
    shape.kind === 'point'
      ? `<Point><coordinates>${shape.at.lon},${shape.at.lat}</coordinates></Point>`
      : shape.kind === 'areas'
        ? areas(shape.areas)
        : ''
  return `<Placemark><name>${xmlText(name)}</name><styleUrl>#${styleId(what)}</styleUrl>${extendedData([['what', what], ...facts])}${geometry}</Placemark>`
}

const extendedData = (facts: readonly (readonly [string, string | number | boolean])[]) =>
  `<ExtendedData>${facts.map(([name, value]) => `<Data name="${xmlText(name)}"><value>${xmlText(value)}</value></Data>`).join('')}</ExtendedData>`

function areas(polygons: MultiPolygon): string {
  const ring = (positions: MultiPolygon[number][number]) =>
    `<LinearRing><coordinates>${positions.map(([lon, lat]) => `${lon},${lat}`).join(' ')}</coordinates></LinearRing>`
  const polygon = ([outer, ...holes]: MultiPolygon[number]) =>
    `<Polygon><outerBoundaryIs>${ring(outer ?? [])}</outerBoundaryIs>${holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join('')}</Polygon>`
  return `<MultiGeometry>${polygons.map(polygon).join('')}</MultiGeometry>`
}
