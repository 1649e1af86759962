import { xmlText } from './escaped.ts'
import type { ExportedMap, ExportedPlace } from './exported-map.ts'

/** GPX 1.1, for receivers: points as waypoints, the edges of areas as tracks. A format without areas. */
export function writeGpx({ title, about, madeAt, places }: ExportedMap): string {
  const waypoints = places.map((place) =>
    place.shape.kind === 'point' ? `<wpt lat="${place.shape.at.lat}" lon="${place.shape.at.lon}">${words(place)}</wpt>` : '',
  )
  const tracks = places.map((place) => {
    if (place.shape.kind !== 'areas') return ''
    const segments = place.shape.areas
      .flat()
      .map((ring) => `<trkseg>${ring.map(([lon, lat]) => `<trkpt lat="${lat}" lon="${lon}"/>`).join('')}</trkseg>`)
    return `<trk>${words(place)}${segments.join('')}</trk>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Whereabouts" xmlns="http://www.topografix.com/GPX/1/1">
<metadata><name>${xmlText(title)}</name><desc>${xmlText(sentences(about))}</desc><time>${xmlText(madeAt)}</time></metadata>
${[...waypoints, ...tracks].filter((line) => line !== '').join('\n')}
</gpx>
`
}

const words = ({ what, name, facts }: ExportedPlace) =>
  `<name>${xmlText(name)}</name><desc>${xmlText(sentences([['what', what], ...facts]))}</desc><type>${xmlText(what)}</type>`

const sentences = (facts: readonly (readonly [string, string | number | boolean])[]) =>
  facts.map(([name, value]) => `${name}: ${value}`).join('; ')
