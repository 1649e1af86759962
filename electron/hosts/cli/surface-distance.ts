import type { Posterior } from '../../contract/posterior.ts'

/** Total variation distance of two surfaces: 0 = the same, 1 = nothing in common. */
export function surfaceDistance(a: Posterior, b: Posterior): number {
  const difference = new Map(a.cells.map((cell, index) => [cell, a.probabilities[index]!]))
  for (const [index, cell] of b.cells.entries()) difference.set(cell, (difference.get(cell) ?? 0) - b.probabilities[index]!)
  let sum = 0
  for (const value of difference.values()) sum += Math.abs(value)
  return sum / 2
}
