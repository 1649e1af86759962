import type { LatLon } from '../../contract/geography.ts'
import { distanceKm, EARTH_RADIUS_KM } from './distance.ts'

const EQUATORIAL_RADIUS_KM = 6378.137
const FLATTENING = 1 / 298.257223563
const POLAR_RADIUS_KM = EQUATORIAL_RADIUS_KM * (1 - FLATTENING)

const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI

/**
 * Length in km of the shortest way on the WGS 84 ellipsoid, to less than a millimetre (T. Vincenty, Survey Review 23, 1975). Between places almost
 * opposite each other, where his series does not settle, the sphere's: off by at most 0.6 %.
 */
export function geodesicKm(a: LatLon, b: LatLon): number {
  const difference = radians(b.lon - a.lon)
  const reducedA = Math.atan((1 - FLATTENING) * Math.tan(radians(a.lat)))
  const reducedB = Math.atan((1 - FLATTENING) * Math.tan(radians(b.lat)))
  const [sinA, cosA, sinB, cosB] = [Math.sin(reducedA), Math.cos(reducedA), Math.sin(reducedB), Math.cos(reducedB)]
  let lambda = difference
  for (let step = 0; step < 100; step++) {
    const sinLambda = Math.sin(lambda)
    const cosLambda = Math.cos(lambda)
    const sinSigma = Math.hypot(cosB * sinLambda, cosA * sinB - sinA * cosB * cosLambda)
    if (sinSigma === 0) return 0
    const cosSigma = sinA * sinB + cosA * cosB * cosLambda
    const sigma = Math.atan2(sinSigma, cosSigma)
    const sinAlpha = (cosA * cosB * sinLambda) / sinSigma
    const cosSquaredAlpha = 1 - sinAlpha ** 2
    const cosTwoMiddle = cosSquaredAlpha === 0 ? 0 : cosSigma - (2 * sinA * sinB) / cosSquaredAlpha
    const c = (FLATTENING / 16) * cosSquaredAlpha * (4 + FLATTENING * (4 - 3 * cosSquaredAlpha))
    const before = lambda
    lambda =
      difference + (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma * (cosTwoMiddle + c * cosSigma * (-1 + 2 * cosTwoMiddle ** 2)))
    if (Math.abs(lambda) > Math.PI * 2) break
    if (Math.abs(lambda - before) < 1e-12) {
      const u = cosSquaredAlpha * ((EQUATORIAL_RADIUS_KM / POLAR_RADIUS_KM) ** 2 - 1)
      const scale = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)))
      const k = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)))
      const correction =
        k *
        sinSigma *
        (cosTwoMiddle +
          (k / 4) *
            (cosSigma * (-1 + 2 * cosTwoMiddle ** 2) - (k / 6) * cosTwoMiddle * (-3 + 4 * sinSigma ** 2) * (-3 + 4 * cosTwoMiddle ** 2)))
      return POLAR_RADIUS_KM * scale * (sigma - correction)
    }
  }
  return distanceKm(a, b)
}

/** Direction of the great circle from `a` to `b` where it sets out, degrees clockwise from true north, 0 to 360. */
export function bearingDeg(a: LatLon, b: LatLon): number {
  const turn = radians(b.lon - a.lon)
  const y = Math.sin(turn) * Math.cos(radians(b.lat))
  const x = Math.cos(radians(a.lat)) * Math.sin(radians(b.lat)) - Math.sin(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.cos(turn)
  return (degrees(Math.atan2(y, x)) + 360) % 360
}

/** Points of the great circle from `a` to `b`, both included, no more than `stepKm` apart. Longitudes run on beyond ±180 instead of jumping. */
export function greatCircle(a: LatLon, b: LatLon, stepKm: number): LatLon[] {
  const parts = Math.max(1, Math.min(512, Math.ceil(distanceKm(a, b) / stepKm)))
  const angle = distanceKm(a, b) / EARTH_RADIUS_KM
  const [from, to] = [unitVector(a), unitVector(b)]
  const points: LatLon[] = [a]
  let lon = a.lon
  for (let part = 1; part <= parts; part++) {
    const share = part / parts
    // Opposite places have no single way: the plain mean of the vectors is as good as any.
    const [weightA, weightB] = Math.sin(angle) < 1e-9 ? [1 - share, share] : [Math.sin((1 - share) * angle), Math.sin(share * angle)]
    const [x, y, z] = [0, 1, 2].map((axis) => (from[axis] ?? 0) * weightA + (to[axis] ?? 0) * weightB) as [number, number, number]
    const at = part === parts ? b : { lat: degrees(Math.atan2(z, Math.hypot(x, y))), lon: degrees(Math.atan2(y, x)) }
    lon = at.lon + 360 * Math.round((lon - at.lon) / 360)
    points.push({ lat: at.lat, lon })
  }
  return points
}

function unitVector({ lat, lon }: LatLon): [number, number, number] {
  const ring = Math.cos(radians(lat))
  return [ring * Math.cos(radians(lon)), ring * Math.sin(radians(lon)), Math.sin(radians(lat))]
}

/**
 * Area in km² within a closed line of great circles, the smaller side of it (R. G. Chamberlain and W. H. Duquette, JPL 07-03, 2007),
 * on the sphere of the mean radius: off by up to 0.5 %.
 */
export function areaKm2(corners: readonly LatLon[]): number {
  if (corners.length < 3) return 0
  const ring = corners.flatMap((corner, index) => greatCircle(corner, corners[(index + 1) % corners.length] ?? corner, 100).slice(0, -1))
  let sum = 0
  ring.forEach((point, index) => {
    const next = ring[(index + 1) % ring.length] ?? point
    const turn = next.lon - point.lon - 360 * Math.round((next.lon - point.lon) / 360)
    sum += radians(turn) * (2 + Math.sin(radians(point.lat)) + Math.sin(radians(next.lat)))
  })
  const area = Math.abs((sum * EARTH_RADIUS_KM ** 2) / 2)
  const sphere = 4 * Math.PI * EARTH_RADIUS_KM ** 2
  return Math.min(area, sphere - area)
}
