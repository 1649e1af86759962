import { type GeoJsonDocument, posteriorToGeoJson } from '../../core/geojson/posterior-to-geojson.ts'
import type { LocatedPhoto } from './document.ts'

/** One FeatureCollection over all photos; every feature says which file, photo and run it is of. `borders` names the view of contested borders. */
export function geoJsonOf(photos: LocatedPhoto[], borders: string): GeoJsonDocument & { about: { borders: string } } {
  const features = photos.flatMap(({ file, photo, run, posterior }) => {
    if (!posterior) return []
    const subject = { ...(photo ? { photo } : {}), ...(run ? { run } : {}) }
    return posteriorToGeoJson(posterior, subject).features.map((feature) => ({
      ...feature,
      properties: { ...feature.properties, file },
    }))
  })
  return { type: 'FeatureCollection', about: { borders }, features }
}
