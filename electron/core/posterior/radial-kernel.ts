/**
 * How a photo said to be at a place scatters round it, with u = (distance / a)²:
 *   k = 1 / (1 + u²),  and  P(distance ≤ d) = (2/π) · arctan(d²/a²),
 * so half of its mass lies within a, 90 % within 2.5 a and 99 % within 8 a. Flat inside, since a city's name does not say where in
 * the city; with a heavy tail outside (∝ distance⁻⁴), since a wrong city is often a near one. It is used as a likelihood: the
 * belief a place gives to x is P0(x)·k/Σ P0·k, so two clues to one place agree without lifting the empty ground around it.
 *
 * `distanceSquared` and `radiusSquared` (a²) in any one unit.
 */
export function radialKernel(distanceSquared: number, radiusSquared: number): number {
  const u = distanceSquared / radiusSquared
  return 1 / (1 + u * u)
}

/**
 * Mean of the kernel over a disc (a cell of equal area) whose centre is `distance` away. A disc round the place itself: mass over
 * area, (a²/r²)·arctan(r²/a²). Further off: k + (r²/8)·∇²k with ∇²k = (16/a²)·u·(u² − 1)/(1 + u²)³, which lifts the tail, where k
 * is convex, by up to a half.
 */
export function meanOverDisc(distanceSquared: number, discRadiusSquared: number, radiusSquared: number): number {
  const r = discRadiusSquared / radiusSquared
  if (distanceSquared < discRadiusSquared) return Math.atan(r) / r
  const u = distanceSquared / radiusSquared
  const width = 1 + u * u
  return (1 + (2 * r * u * (u * u - 1)) / (width * width)) / width
}

/** Share of the kernel's mass within a distance, on ground where photos are equally likely everywhere. */
export const massWithin = (distance: number, halfMassRadius: number) => (2 / Math.PI) * Math.atan((distance / halfMassRadius) ** 2)
