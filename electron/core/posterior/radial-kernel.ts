/**
 * How a photo said to be at a place scatters round it: the planar Student t with two degrees of freedom,
 *   k(d) = (1 + d²/a²)⁻²,  with  P(distance ≤ d) = 1 − 1/(1 + d²/a²),
 * so half of its mass lies within a, 90 % within 3a and 99 % within 10a: a heavy tail, since a wrong city is often a near one.
 * (Kotz & Nadarajah, Multivariate t Distributions and Their Applications, 2004, chapter 1.) It is used as a likelihood: the
 * belief a place gives to x is P0(x)·k(d)/Σ P0·k, so two clues to one place sharpen it without lifting empty ground around it.
 *
 * `distanceSquared` and `radiusSquared` in any one unit.
 */
export const radialKernel = (distanceSquared: number, radiusSquared: number) => {
  const ratio = 1 + distanceSquared / radiusSquared
  return 1 / (ratio * ratio)
}

/** Share of the kernel's mass within a distance, on ground where photos are equally likely everywhere. */
export const massWithin = (distance: number, halfMassRadius: number) => 1 - 1 / (1 + (distance / halfMassRadius) ** 2)
