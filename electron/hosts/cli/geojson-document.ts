import { posteriorToGeoJson } from '../../core/geojson/posterior-to-geojson.ts'
import type { LocatedPhoto } from './document.ts'

/** One FeatureCollection over all photos; every feature says which photo and run it is of. */
export function geoJsonOf(photos: LocatedPhoto[]): object {
  const features = photos.flatMap(({ file, run, posterior }) =>
    posterior
      ? posteriorToGeoJson(posterior).features.map((feature) => ({
          ...feature,
          properties: { ...feature.properties, file, runId: run?.id ?? null, modelMeansNothing: run?.modelMeansNothing ?? false },
        }))
      : [],
  )
  return { type: 'FeatureCollection', features }
}
