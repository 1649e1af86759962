import type { Position } from 'geojson'
import { latLngToCell } from 'h3-js'
import { EARTH_RADIUS_KM } from '../../electron/core/geography/distance.ts'
import type { Area } from './areas.ts'

export const GRID_RESOLUTION = 4

/** Land in km² by H3 cell and country index. */
export type LandByCell = Map<string, Map<number, number>>

/** Sampling step, degrees: about 60 samples a cell, and at least about 15 across a small island. */
const WIDEST_STEP = 1 / 18
const FINEST_STEP = 1 / 1000

/**
 * The land of each cell and country by sampling every polygon along parallels (even–odd rule), so that neither the poles nor the date
 * line need care. Contested ground is shared out evenly among those who claim it.
 */
export function rasterLand(areas: Area[], countryIndex: Map<string, number>, onArea: (done: number) => void): LandByCell {
  const land: LandByCell = new Map()
  areas.forEach((area, done) => {
    const claimants = area.codes.map((code) => countryIndex.get(code)!)
    const add = (cell: string, km2: number) => {
      const byCountry = land.get(cell) ?? new Map<number, number>()
      for (const claimant of claimants) byCountry.set(claimant, (byCountry.get(claimant) ?? 0) + km2 / claimants.length)
      land.set(cell, byCountry)
    }
    for (const polygon of area.polygons) samplePolygon(polygon, add)
    onArea(done + 1)
  })
  return land
}

function samplePolygon(rings: Position[][], add: (cell: string, km2: number) => void): void {
  const outer = rings[0]!
  const south = Math.min(...outer.map((point) => point[1]!))
  const north = Math.max(...outer.map((point) => point[1]!))
  const west = Math.min(...outer.map((point) => point[0]!))
  const east = Math.max(...outer.map((point) => point[0]!))
  const step = Math.min(WIDEST_STEP, Math.max(FINEST_STEP, Math.min(north - south, east - west) / 12))
  const km2PerSquareDegree = ((Math.PI / 180) * EARTH_RADIUS_KM) ** 2
  let samples = 0
  // Rows stand on a lattice common to all polygons, so that neighbours neither overlap nor leave gaps.
  for (let row = Math.ceil(south / step - 0.5); (row + 0.5) * step < north; row++) {
    const lat = (row + 0.5) * step
    const cosLat = Math.cos((lat * Math.PI) / 180)
    const lonStep = Math.min(step / Math.max(cosLat, 0.02), 0.5)
    const km2 = step * lonStep * cosLat * km2PerSquareDegree
    const crossings = crossingsAt(rings, lat)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      for (let column = Math.ceil(crossings[i]! / lonStep - 0.5); (column + 0.5) * lonStep < crossings[i + 1]!; column++) {
        add(latLngToCell(lat, (column + 0.5) * lonStep, GRID_RESOLUTION), km2)
        samples++
      }
    }
  }
  // A rock smaller than the finest step still is land.
  if (samples === 0)
    add(
      latLngToCell(outer[0]![1]!, outer[0]![0]!, GRID_RESOLUTION),
      Math.max(1e-3, (north - south) * (east - west) * km2PerSquareDegree * 0.5),
    )
}

/** Longitudes at which the rings cross a parallel, ascending. */
function crossingsAt(rings: Position[][], lat: number): number[] {
  const crossings: number[] = []
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [lonA, latA] = ring[i - 1] as [number, number]
      const [lonB, latB] = ring[i] as [number, number]
      if (latA > lat !== latB > lat) crossings.push(lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA))
    }
  }
  return crossings.sort((a, b) => a - b)
}
