import type { Photo } from '../../contract/photos.ts'
import type { Candidate, CredibleRegion, Posterior } from '../../contract/posterior.ts'
import type { Run } from '../../contract/runs.ts'
import { MODEL_WARNINGS } from '../report/model-words.ts'

type Position = [lon: number, lat: number]
type Properties = Record<string, string | number | boolean | null | number[] | string[]>

export interface GeoJsonFeature {
  type: 'Feature'
  geometry: { type: 'Point'; coordinates: Position } | { type: 'MultiPolygon'; coordinates: Position[][][] }
  properties: Properties
}

export interface GeoJsonDocument {
  type: 'FeatureCollection'
  features: GeoJsonFeature[]
}

/** What the answer is of; whatever is given stands in each feature, so that features can be mixed with others. */
export interface GeoJsonSubject {
  photo?: Pick<Photo, 'fileName' | 'sha256'>
  run?: Pick<Run, 'id' | 'modelKind'>
}

/**
 * RFC 7946: candidates as points, then credible regions as areas from the smallest; WGS 84, longitude first, outer rings
 * anticlockwise, nothing across the antimeridian. Properties carry their units in their names.
 */
export function posteriorToGeoJson(posterior: Posterior, { photo, run }: GeoJsonSubject = {}): GeoJsonDocument {
  const shared: Properties = {
    ...(photo === undefined ? {} : { photoFileName: photo.fileName, photoSha256: photo.sha256 }),
    ...(run === undefined ? {} : ofRun(run)),
    method: posterior.method,
    basis: posterior.basis,
  }
  return {
    type: 'FeatureCollection',
    features: [
      ...posterior.candidates.map((candidate) => pointOf(candidate, shared)),
      ...posterior.regions.filter(({ outline }) => outline.length > 0).map((region) => areaOf(region, shared)),
    ],
  }
}

function ofRun({ id, modelKind }: Pick<Run, 'id' | 'modelKind'>): Properties {
  const warning = MODEL_WARNINGS[modelKind]
  return { runId: id, modelKind, ...(warning ? { modelWarning: warning.title } : {}) }
}

function pointOf({ rank, name, countryCode, at, radiusKm, probability, samples, clues }: Candidate, shared: Properties): GeoJsonFeature {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [at.lon, at.lat] },
    properties: { what: 'candidate', rank, name, countryCode, probability, halfOfItWithinKm: radiusKm, samples, clues, ...shared },
  }
}

function areaOf({ level, areaKm2, outline }: CredibleRegion, shared: Properties): GeoJsonFeature {
  return {
    type: 'Feature',
    geometry: { type: 'MultiPolygon', coordinates: outline },
    properties: {
      what: 'credible region',
      name: `${Math.round(level * 100)} % credible region`,
      probabilityWithin: level,
      areaKm2,
      ...shared,
    },
  }
}
