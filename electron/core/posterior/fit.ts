/**
 * How well each photo's evidence fits that of all the others, as a Bayes factor: Σ q₋ᵢ(x)·fᵢ(x) / Σ P0(x)·fᵢ(x), where fᵢ
 * is what photo i says and q₋ᵢ ∝ P0·Π_{j≠i} fⱼ what the others say of the place. Above 1 the others foretell it better than
 * knowing nothing does; below 1 it speaks against them. `masses[i]` is P0·fᵢ scaled to a sum of 1, on the cells of `prior`.
 */
export function fits(prior: Float64Array, masses: readonly Float64Array[]): number[] {
  const total = new Float64Array(prior.length)
  for (const mass of masses)
    for (let cell = 0; cell < prior.length; cell++)
      if (inPlay(prior, cell)) total[cell] = (total[cell] as number) + logRatio(prior, mass, cell)
  return masses.map((mass) => {
    // Logarithms until the largest is known: dozens of factors of up to 1/P0 each would overflow.
    let largest = Number.NEGATIVE_INFINITY
    for (let cell = 0; cell < prior.length; cell++)
      if (inPlay(prior, cell)) largest = Math.max(largest, (total[cell] as number) - logRatio(prior, mass, cell))
    let ofOthers = 0
    let together = 0
    for (let cell = 0; cell < prior.length; cell++) {
      if (!inPlay(prior, cell)) continue
      const others = (prior[cell] as number) * Math.exp((total[cell] as number) - logRatio(prior, mass, cell) - largest)
      ofOthers += others
      together += others * Math.exp(logRatio(prior, mass, cell))
    }
    return ofOthers > 0 ? together / ofOthers : 1
  })
}

const inPlay = (prior: Float64Array, cell: number) => (prior[cell] as number) > 0

/** A factor is never zero (`LARGEST_WEIGHT`), but hundreds of them may come to less than the smallest number there is. */
const logRatio = (prior: Float64Array, mass: Float64Array, cell: number) =>
  Math.log(Math.max(mass[cell] as number, Number.MIN_VALUE)) - Math.log(prior[cell] as number)
