import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js'
import type { Candidate } from '../../../../electron/contract/posterior.ts'

export const CELLS = 10_000
export const CANDIDATES = 5000

const MIDDLE = { lat: 48, lon: 10 }
const RINGS = 58
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/** An answer as wide as a continent, without chance: shades that fall off from the middle, candidates in a spiral. */
export function crowdedAnswer(): { cells: string[]; probabilities: number[]; candidates: Candidate[] } {
  const cells = gridDisk(latLngToCell(MIDDLE.lat, MIDDLE.lon, 4), RINGS).slice(0, CELLS)
  if (cells.length < CELLS) throw new Error(`Only ${cells.length} cells`)
  const masses = cells.map((cell) => {
    const [lat, lon] = cellToLatLng(cell)
    return Math.exp(-Math.hypot(lat - MIDDLE.lat, (lon - MIDDLE.lon) * 0.67) / 6) * (1.2 + Math.sin(lat * 3) * Math.cos(lon * 2))
  })
  const whole = masses.reduce((sum, mass) => sum + mass, 0)
  const candidates = Array.from({ length: CANDIDATES }, (_, index): Candidate => {
    const outward = Math.sqrt(index / CANDIDATES) * 15
    return {
      rank: index + 1,
      name: `Place ${index + 1}`,
      placeId: null,
      countryCode: null,
      at: { lat: MIDDLE.lat + outward * Math.sin(index * GOLDEN_ANGLE), lon: MIDDLE.lon + outward * 1.5 * Math.cos(index * GOLDEN_ANGLE) },
      radiusKm: 20,
      probability: 1 / CANDIDATES,
      samples: [],
      clues: [],
    }
  })
  return { cells, probabilities: masses.map((mass) => mass / whole), candidates }
}
