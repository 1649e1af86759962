import type { LatLon } from '../../electron/contract/geography.ts'
import { toWorld } from './mercator.ts'

/** A candidate as far as its place on the map goes. */
export interface Ranked {
  rank: number
  at: LatLon
}

/** The best of the candidates that share a square of the screen, and how many they are. */
export interface Crowd<Candidate extends Ranked> {
  best: Candidate
  count: number
  /** Where the best one lies, in world coordinates. */
  x: number
  y: number
}

/** One for each square of `squarePx` at this zoom, the best first. */
export function crowds<Candidate extends Ranked>(candidates: readonly Candidate[], zoom: number, squarePx: number): Crowd<Candidate>[] {
  const squares = (256 * 2 ** zoom) / squarePx
  const found = new Map<number, Crowd<Candidate>>()
  for (const candidate of candidates) {
    const { x, y } = toWorld(candidate.at)
    const key = Math.floor(x * squares) * 67_108_864 + Math.floor(y * squares)
    const crowd = found.get(key)
    if (!crowd) found.set(key, { best: candidate, count: 1, x, y })
    else {
      crowd.count += 1
      if (candidate.rank < crowd.best.rank) found.set(key, { best: candidate, count: crowd.count, x, y })
    }
  }
  return [...found.values()].sort((a, b) => a.best.rank - b.best.rank)
}
