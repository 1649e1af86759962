import type { ExportedMap, ExportedShape } from './exported-map.ts'

/** RFC 7946, WGS 84, longitude first. What is true of the whole file stands in it as `about`. */
export function writeGeoJson({ title, about, madeAt, places }: ExportedMap): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    name: title,
    about: { madeAt, ...Object.fromEntries(about) },
    features: places.map(({ what, name, shape, facts }) => ({
      type: 'Feature',
      geometry: geometryOf(shape),
      properties: { what, name, ...Object.fromEntries(facts) },
    })),
  })
}

function geometryOf(shape: ExportedShape) {
  if (shape.kind === 'point') return { type: 'Point', coordinates: [shape.at.lon, shape.at.lat] }
  return shape.kind === 'areas' ? { type: 'MultiPolygon', coordinates: shape.areas } : null
}
