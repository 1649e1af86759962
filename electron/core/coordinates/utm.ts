import type { LatLon } from '../../contract/geography.ts'

/** Universal Transverse Mercator on WGS 84, metres. `northing` counts from the equator, in the south from 10,000 km below it. */
export interface UtmPoint {
  zone: number
  hemisphere: 'N' | 'S'
  eastingM: number
  northingM: number
}

/** UTM and MGRS are defined between these latitudes. */
export const UTM_SOUTH_LAT = -80
export const UTM_NORTH_LAT = 84

/** The middle of a 100 km square at the edge may lie this much outside. */
const EDGE_LAT = 0.5

const EQUATORIAL_RADIUS_M = 6_378_137
const FLATTENING = 1 / 298.257223563
const SCALE = 0.9996
const FALSE_EASTING_M = 500_000
const FALSE_NORTHING_M = 10_000_000

const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING))
const N = FLATTENING / (2 - FLATTENING)
/** 2πA is the length of a meridian. */
const A = (EQUATORIAL_RADIUS_M / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64)

/** Krüger's series to n⁴ as in C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, 2011, eq. 35 and 36. */
const ALPHA = [
  N / 2 - (2 / 3) * N ** 2 + (5 / 16) * N ** 3 + (41 / 180) * N ** 4,
  (13 / 48) * N ** 2 - (3 / 5) * N ** 3 + (557 / 1440) * N ** 4,
  (61 / 240) * N ** 3 - (103 / 140) * N ** 4,
  (49561 / 161280) * N ** 4,
]
const BETA = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3 - (1 / 360) * N ** 4,
  (1 / 48) * N ** 2 + (1 / 15) * N ** 3 - (437 / 1440) * N ** 4,
  (17 / 480) * N ** 3 - (37 / 840) * N ** 4,
  (4397 / 161280) * N ** 4,
]

const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI

/** The zone in use at a place, with the exceptions of Norway and Svalbard. */
export function utmZone({ lat, lon }: LatLon): number {
  const zone = Math.min(60, Math.floor((lon + 180) / 6) + 1)
  if (lat >= 56 && lat < 64 && lon >= 3 && lon < 12) return 32
  if (lat >= 72 && lon >= 0 && lon < 42) return lon < 9 ? 31 : lon < 21 ? 33 : lon < 33 ? 35 : 37
  return zone
}

const centralMeridian = (zone: number) => (zone - 1) * 6 - 180 + 3

/** Null near the poles, where UTM is not defined. Good to a millimetre within a zone. */
export function toUtm(at: LatLon): UtmPoint | null {
  if (at.lat < UTM_SOUTH_LAT || at.lat > UTM_NORTH_LAT) return null
  const zone = utmZone(at)
  const lambda = radians(at.lon - centralMeridian(zone))
  const tau = Math.tan(radians(at.lat))
  const sigma = Math.sinh(ECCENTRICITY * Math.atanh((ECCENTRICITY * tau) / Math.hypot(1, tau)))
  const tauConformal = tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau)
  const xi0 = Math.atan2(tauConformal, Math.cos(lambda))
  const eta0 = Math.asinh(Math.sin(lambda) / Math.hypot(tauConformal, Math.cos(lambda)))
  let xi = xi0
  let eta = eta0
  ALPHA.forEach((alpha, index) => {
    const j = 2 * (index + 1)
    xi += alpha * Math.sin(j * xi0) * Math.cosh(j * eta0)
    eta += alpha * Math.cos(j * xi0) * Math.sinh(j * eta0)
  })
  const northingM = SCALE * A * xi
  return {
    zone,
    hemisphere: at.lat < 0 ? 'S' : 'N',
    eastingM: SCALE * A * eta + FALSE_EASTING_M,
    northingM: at.lat < 0 ? northingM + FALSE_NORTHING_M : northingM,
  }
}

/** The inverse; null where the numbers lie outside what UTM allows. */
export function fromUtm({ zone, hemisphere, eastingM, northingM }: UtmPoint): LatLon | null {
  if (!Number.isInteger(zone) || zone < 1 || zone > 60) return null
  if (!(eastingM >= 100_000 && eastingM < 1_000_000 && northingM >= 0 && northingM <= FALSE_NORTHING_M)) return null
  const eta1 = (eastingM - FALSE_EASTING_M) / (SCALE * A)
  const xi1 = (hemisphere === 'S' ? northingM - FALSE_NORTHING_M : northingM) / (SCALE * A)
  let xi = xi1
  let eta = eta1
  BETA.forEach((beta, index) => {
    const j = 2 * (index + 1)
    xi -= beta * Math.sin(j * xi1) * Math.cosh(j * eta1)
    eta -= beta * Math.cos(j * xi1) * Math.sinh(j * eta1)
  })
  const tauConformal = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi))
  const lat = degrees(Math.atan(geodeticTangent(tauConformal)))
  const lon = centralMeridian(zone) + degrees(Math.atan2(Math.sinh(eta), Math.cos(xi)))
  if (lat < UTM_SOUTH_LAT - EDGE_LAT || lat > UTM_NORTH_LAT + EDGE_LAT) return null
  return { lat, lon: ((((lon + 180) % 360) + 360) % 360) - 180 }
}

/** Newton's method on the conformal latitude's tangent (Karney, eq. 19 to 21); three steps reach a double's precision. */
function geodeticTangent(tauConformal: number): number {
  let tau = tauConformal
  for (let step = 0; step < 6; step++) {
    const sigma = Math.sinh(ECCENTRICITY * Math.atanh((ECCENTRICITY * tau) / Math.hypot(1, tau)))
    const reached = tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau)
    tau +=
      ((tauConformal - reached) / Math.hypot(1, reached)) *
      ((1 + (1 - ECCENTRICITY ** 2) * tau * tau) / ((1 - ECCENTRICITY ** 2) * Math.hypot(1, tau)))
  }
  return tau
}
