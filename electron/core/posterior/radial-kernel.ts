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

/**
 * Mean of the kernel over a disc (a cell of equal area) whose centre is `distance` away. A disc round the place itself: the mass
 * within over the area, a²/(a² + r²). Further off: k + (r²/8)·∇²k with ∇²k = 8/(a²·u⁴)·(2d²/a² − 1), u = 1 + d²/a², which lifts
 * the tail, where k is convex, by up to a half.
 */
export function meanOverDisc(distanceSquared: number, discRadiusSquared: number, radiusSquared: number): number {
  if (distanceSquared < discRadiusSquared) return radiusSquared / (radiusSquared + discRadiusSquared)
  const d = distanceSquared / radiusSquared
  const kernel = radialKernel(distanceSquared, radiusSquared)
  return kernel * (1 + ((discRadiusSquared / radiusSquared) * (2 * d - 1)) / ((1 + d) * (1 + d)))
}

/** Share of the kernel's mass within a distance, on ground where photos are equally likely everywhere. */
export const massWithin = (distance: number, halfMassRadius: number) => 1 - 1 / (1 + (distance / halfMassRadius) ** 2)
