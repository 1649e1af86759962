import type { AreaEvidence } from './area-evidence.ts'
import { type AreaGround, containsCentre, INSIDE, ON_EDGE, onEdge, shareWithin } from './area-ground.ts'
import { type GridGeometry, shapeOf } from './grid-geometry.ts'
import type { Mesh } from './mesh.ts'

/**
 * Multiplies by (1 − q) + q · c(x)/P0(c), where c is the share of the ground at x that lies in the area (outside of it for an
 * `outside` hint) and P0(c) the prior's mass there: the form of every other factor, with a likelihood that is even within the area.
 * Without land on its side the area says nothing of land. Scaled on the way, as only proportions matter and many hints that
 * contradict each other must not come to nothing.
 */
export function multiplyByArea(
  mass: Float64Array,
  evidence: AreaEvidence,
  ground: AreaGround | null,
  mesh: Mesh,
  geometry: GridGeometry,
): void {
  const shares = sharesOf(evidence, ground, mesh, geometry)
  let within = 0
  for (let position = 0; position < mesh.count; position++) within += (mesh.prior[position] as number) * (shares[position] as number)
  if (!(within > 0)) return
  const { weight } = evidence
  let largest = 0
  for (let position = 0; position < mesh.count; position++) {
    const value = (mass[position] as number) * (1 - weight + (weight * (shares[position] as number)) / within)
    mass[position] = value
    if (value > largest) largest = value
  }
  if (!(largest > 0)) return
  for (let position = 0; position < mesh.count; position++) mass[position] = (mass[position] as number) / largest
}

/** c at each position of the mesh. */
function sharesOf({ area, side }: AreaEvidence, ground: AreaGround | null, mesh: Mesh, geometry: GridGeometry): Float64Array {
  const shares = new Float64Array(mesh.count)
  if (ground === null) {
    const country = area.kind === 'country' ? geometry.countryIndex.get(area.countryCode) : undefined
    for (let position = 0; position < mesh.count; position++) shares[position] = mesh.countryOf[position] === country ? 1 : 0
  } else shareOfPositions(shares, ground, mesh, geometry)
  if (side === 'outside') for (let position = 0; position < mesh.count; position++) shares[position] = 1 - (shares[position] as number)
  return shares
}

function shareOfPositions(shares: Float64Array, ground: AreaGround, mesh: Mesh, geometry: GridGeometry): void {
  const resolution = mesh.resolutionOf[0] ?? 0
  for (let entry = 0; entry < mesh.entryCount; entry++) {
    const cell = geometry.cellOfEntry[entry] as number
    const state = ground.states[cell]
    if (state === INSIDE) shares[entry] = 1
    else if (state === ON_EDGE && (mesh.prior[entry] as number) > 0)
      shares[entry] = shareWithin(shapeOf(geometry, geometry.cells[resolution]?.[cell] as string, resolution), ground)
  }
  for (const [index, shape] of mesh.finer.entries())
    shares[mesh.entryCount + index] = onEdge(ground.test, shape) ? shareWithin(shape, ground) : containsCentre(ground.test, shape) ? 1 : 0
}
