import { gridDisk, latLngToCell } from 'h3-js'
import { GRID_RESOLUTION, type LandByCell } from './land-raster.ts'
import type { SourcePlace } from './place-table.ts'

export interface GridEntry {
  cell: string
  country: number
  landKm2: number
  prior: number
}

/** Weight of a place: people^0.75. Visitors and their cameras spread out more evenly than residents do. */
const POPULATION_EXPONENT = 0.75
/** People counted for a place of unknown size; 500 is the least that the table holds. */
const LEAST_PEOPLE = 500
/** Part of a place's weight that falls into its own cell, and into each ring of cells around it (about 45, 90 and 135 km away). */
const RING_SHARES = [0.62, 0.24, 0.1, 0.04]
/** Part of the prior that is spread over all land by area alone, so that no land is impossible. */
const LAND_SHARE = 0.1
/** Land without residents of its own is counted at a hundredth within that part. */
const ANTARCTICA_FACTOR = 0.01

/**
 * The prior of every (cell, country) with land:
 *   P0 = 0.9 · K + 0.1 · U
 *   K(e) = Σ over places w_p · k_d(p, cell of e) · [share of e in the land of the d-th ring around p], with w_p ∝ people^0.75 and
 *          k = 0.62 in the place's own cell and country, 0.24, 0.10 and 0.04 in the rings one, two and three cells away
 *   U(e) ∝ land area (Antarctica at a hundredth)
 * K and U each sum to 1, and so does P0. A ring without land gives its part to the place's own cell.
 */
export function gridWithPrior(land: LandByCell, places: SourcePlace[], countryIndex: Map<string, number>): GridEntry[] {
  const entries: GridEntry[] = []
  const byCell = new Map<string, GridEntry[]>()
  const entryOf = (cell: string, country: number, leastKm2: number): GridEntry => {
    const found = byCell.get(cell)?.find((entry) => entry.country === country)
    if (found) return found
    const entry = { cell, country, landKm2: leastKm2, prior: 0 }
    entries.push(entry)
    byCell.set(cell, [...(byCell.get(cell) ?? []), entry])
    return entry
  }
  for (const cell of [...land.keys()].sort()) {
    for (const [country, km2] of land.get(cell)!) entryOf(cell, country, km2).landKm2 = km2
  }

  const weights = new Map<GridEntry, number>()
  for (const place of places) {
    // Outlines are coarser than places: a port on a spit has its cell even where the outline cuts the spit off.
    const own = entryOf(latLngToCell(place.lat, place.lon, GRID_RESOLUTION), countryIndex.get(place.countryCode)!, 1)
    weights.set(own, (weights.get(own) ?? 0) + Math.max(LEAST_PEOPLE, place.population) ** POPULATION_EXPONENT)
  }
  const kernel = new Map<GridEntry, number>()
  const put = (entry: GridEntry, amount: number) => kernel.set(entry, (kernel.get(entry) ?? 0) + amount)
  for (const [own, weight] of weights) {
    let inner = new Set([own.cell])
    put(own, weight * RING_SHARES[0]!)
    for (let ring = 1; ring < RING_SHARES.length; ring++) {
      const disk = gridDisk(own.cell, ring)
      const around = disk.filter((cell) => !inner.has(cell)).flatMap((cell) => byCell.get(cell) ?? [])
      const km2 = around.reduce((sum, entry) => sum + entry.landKm2, 0)
      if (km2 === 0) put(own, weight * RING_SHARES[ring]!)
      else for (const entry of around) put(entry, (weight * RING_SHARES[ring]! * entry.landKm2) / km2)
      inner = new Set(disk)
    }
  }

  const antarctica = countryIndex.get('AQ')
  const landWeight = (entry: GridEntry) => entry.landKm2 * (entry.country === antarctica ? ANTARCTICA_FACTOR : 1)
  const kernelSum = [...kernel.values()].reduce((sum, amount) => sum + amount, 0)
  const landSum = entries.reduce((sum, entry) => sum + landWeight(entry), 0)
  for (const entry of entries) {
    entry.prior = ((1 - LAND_SHARE) * (kernel.get(entry) ?? 0)) / kernelSum + (LAND_SHARE * landWeight(entry)) / landSum
  }
  return entries.sort((a, b) => (a.cell < b.cell ? -1 : a.cell > b.cell ? 1 : a.country - b.country))
}
