import type { CountryCode } from '../../contract/geography.ts'
import type { Evidence, PlaceTarget } from './evidence.ts'
import type { GridGeometry } from './grid-geometry.ts'
import { type Mesh, refinedMesh } from './mesh.ts'
import { COUNTRY_PART, REFINED_PLACE_WEIGHT, REFINED_PLACES } from './method.ts'
import { kernelKey, type PlaceKernel, placeKernel } from './place-kernel.ts'
import type { WorldGrid } from './world-grid.ts'

/** The posterior on its mesh; sums to 1 unless the grid has no land at all. */
export interface Surface {
  mesh: Mesh
  mass: Float64Array
}

/** P0 · Π ((1 − q) + q · Σ share · D(x)/P0(x)), normalised. Every D is a likelihood times P0, so a factor is bounded wherever there is land. */
export function surfaceOf(grid: WorldGrid, geometry: GridGeometry, evidence: Evidence[]): Surface {
  const mesh = refinedMesh(grid, geometry, placesToRefine(evidence))
  const countries = countryPriors(grid)
  const kernels = new Map<string, PlaceKernel | null>()
  const mass = mesh.prior.slice()
  normalise(mass)
  const kernelOf = (place: PlaceTarget) => {
    const key = kernelKey(place)
    if (!kernels.has(key)) kernels.set(key, placeKernel(place, mesh, geometry))
    return kernels.get(key) ?? null
  }
  for (const factor of evidence) {
    multiply(mass, mesh, factor, countries, kernelOf)
    // Each factor can lift a cell by up to 1/P0: normalising at once keeps any number of them far from overflow.
    normalise(mass)
  }
  return { mesh, mass }
}

function placesToRefine(evidence: Evidence[]): PlaceTarget[] {
  const places = new Map<string, { place: PlaceTarget; weight: number }>()
  for (const factor of evidence)
    for (const place of factor.places) {
      const key = kernelKey(place)
      places.set(key, { place, weight: (places.get(key)?.weight ?? 0) + factor.weight * place.share })
    }
  return [...places.entries()]
    .filter(([, { weight }]) => weight >= REFINED_PLACE_WEIGHT)
    .sort(([a, { weight: ofA }], [b, { weight: ofB }]) => ofB - ofA || (a < b ? -1 : 1))
    .slice(0, REFINED_PLACES)
    .map(([, { place }]) => place)
}

interface CountryPriors {
  /** Index in the grid's country codes; absent where the grid has none of its land. */
  index: Map<CountryCode, number>
  /** Prior within each country of the grid. */
  mass: Float64Array
}

function countryPriors(grid: WorldGrid): CountryPriors {
  const mass = new Float64Array(grid.countryCodes.length)
  for (const [entry, country] of grid.countryOf.entries())
    if (country < mass.length) mass[country] = (mass[country] as number) + (grid.prior[entry] as number)
  const index = new Map<CountryCode, number>()
  for (const [position, code] of grid.countryCodes.entries()) if ((mass[position] as number) > 0) index.set(code, position)
  return { index, mass }
}

function multiply(
  mass: Float64Array,
  mesh: Mesh,
  { weight, places, countries, neutral }: Evidence,
  priors: CountryPriors,
  kernelOf: (place: PlaceTarget) => PlaceKernel | null,
): void {
  // The factor of a whole country, by the grid's country index; the last stands for land of no country.
  const byCountry = new Float64Array(priors.mass.length)
  let everywhere = 1 - weight + weight * neutral
  const addCountry = (code: CountryCode, share: number) => {
    const country = priors.index.get(code)
    if (country === undefined) everywhere += weight * share
    else byCountry[country] = (byCountry[country] as number) + (weight * share) / (priors.mass[country] as number)
  }
  const near = new Map<PlaceKernel, number>()
  for (const { countryCode, share } of countries) addCountry(countryCode, share)
  for (const place of places) {
    const kernel = kernelOf(place)
    const countryPart = kernel === null ? 1 : place.countryCode !== null && priors.index.has(place.countryCode) ? COUNTRY_PART : 0
    if (countryPart > 0 && place.countryCode !== null) addCountry(place.countryCode, place.share * countryPart)
    else if (countryPart > 0) everywhere += weight * place.share
    if (kernel !== null) near.set(kernel, (near.get(kernel) ?? 0) + weight * place.share * (1 - countryPart))
  }
  const factor = new Float64Array(mesh.count)
  for (let position = 0; position < mesh.count; position++)
    factor[position] = everywhere + (byCountry[mesh.countryOf[position] as number] ?? 0)
  for (const [kernel, share] of near)
    for (let index = 0; index < kernel.positions.length; index++) {
      const position = kernel.positions[index] as number
      factor[position] = (factor[position] as number) + share * (kernel.ratios[index] as number)
    }
  for (let position = 0; position < mesh.count; position++) mass[position] = (mass[position] as number) * (factor[position] as number)
}

function normalise(mass: Float64Array): void {
  let total = 0
  for (let position = 0; position < mass.length; position++) total += mass[position] as number
  if (total > 0) for (let position = 0; position < mass.length; position++) mass[position] = (mass[position] as number) / total
}
