/** Densities below this share of the greatest are drawn at the faintest shade. */
const FAINTEST = 1e-4

/**
 * Opacities 0..1 for cells by their probability density (probability ÷ area), on a logarithmic scale:
 * cells are of mixed sizes, and a posterior spans many orders of magnitude.
 */
export function cellShades(probabilities: readonly number[], areasKm2: readonly number[]): Float32Array {
  const densities = probabilities.map((probability, index) => probability / (areasKm2[index] ?? 1))
  const greatest = densities.reduce((most, density) => Math.max(most, density), 0)
  return Float32Array.from(densities, (density) => {
    if (density <= 0) return 0
    const depth = Math.log(Math.max(density / greatest, FAINTEST)) / Math.log(FAINTEST)
    return 0.05 + 0.5 * (1 - depth)
  })
}
