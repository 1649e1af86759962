const BINS = 4096

/** Distance within which half of the mass lies; exact to 1/4096 of the largest distance. 0 without mass. */
export function halfMassRadius(distances: ArrayLike<number>, masses: ArrayLike<number>): number {
  let largest = 0
  let total = 0
  for (let index = 0; index < distances.length; index++) {
    largest = Math.max(largest, distances[index] as number)
    total += masses[index] as number
  }
  if (total === 0 || largest === 0) return largest
  const bins = new Float64Array(BINS + 1)
  for (let index = 0; index < distances.length; index++) {
    const bin = Math.floor(((distances[index] as number) / largest) * BINS)
    bins[bin] = (bins[bin] as number) + (masses[index] as number)
  }
  let sum = 0
  for (let bin = 0; bin <= BINS; bin++) {
    sum += bins[bin] as number
    if (sum >= total / 2) return ((bin + 0.5) / BINS) * largest
  }
  return largest
}
