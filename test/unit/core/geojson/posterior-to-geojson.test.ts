import { describe, expect, it } from 'vitest'
import { posteriorToGeoJson } from '../../../../electron/core/geojson/posterior-to-geojson.ts'
import { computePosterior } from '../../../../electron/core/posterior/posterior.ts'
import { signedArea } from '../../../../electron/core/posterior/ring-nesting.ts'
import { clue, forCountry, lisbon, porto, reading, sample, taveuni } from '../posterior/given.ts'
import { smallGrid } from '../posterior/small-grid.ts'

const posterior = computePosterior({
  grid: smallGrid,
  samples: [sample(0, [reading(lisbon)]), sample(1, [reading(porto)]), sample(2, [reading(taveuni)])],
  modelReliability: 0.9,
  clues: [clue(1, [forCountry('PT')])],
})
const document = posteriorToGeoJson(posterior, {
  photo: { fileName: 'a.jpg', sha256: 'ab' as never },
  run: { id: 'r' as never, modelKind: 'test' },
})

describe('the GeoJSON of an answer (RFC 7946)', () => {
  it('survives JSON and holds every candidate and region', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
    expect(document.features.filter(({ geometry }) => geometry.type === 'Point')).toHaveLength(posterior.candidates.length)
    expect(document.features.filter(({ geometry }) => geometry.type === 'MultiPolygon')).toHaveLength(3)
  })
  it('puts longitude first', () => {
    const first = document.features.find(({ properties }) => properties.name === 'Lisbon, Portugal')
    expect(first?.geometry.coordinates).toEqual([lisbon.lon, lisbon.lat])
  })
  it('has closed rings of four positions or more, outer ones anticlockwise, holes clockwise, within ±180 and ±90', () => {
    let rings = 0
    for (const { geometry } of document.features)
      if (geometry.type === 'MultiPolygon')
        for (const polygon of geometry.coordinates)
          for (const [index, ring] of polygon.entries()) {
            rings++
            expect(ring.length).toBeGreaterThanOrEqual(4)
            expect(ring[0]).toEqual(ring.at(-1))
            expect(Math.sign(signedArea(ring))).toBe(index === 0 ? 1 : -1)
            for (const [lon, lat] of ring) expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true)
          }
    expect(rings).toBeGreaterThan(3)
  })
  it('says in each feature what it is of', () => {
    for (const { properties } of document.features)
      expect(properties).toMatchObject({ photoFileName: 'a.jpg', runId: 'r', modelKind: 'test', method: posterior.method })
    const region = document.features.find(({ properties }) => properties.probabilityWithin === 0.5)
    expect(region?.properties.areaKm2).toBe(posterior.regions[0]?.areaKm2)
  })
  it('without subject or candidates is still a collection', () => {
    expect(posteriorToGeoJson({ ...posterior, candidates: [], regions: [] })).toEqual({ type: 'FeatureCollection', features: [] })
  })
})
