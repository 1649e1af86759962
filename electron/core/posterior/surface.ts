import type { CountryCode } from '../../contract/geography.ts'
import type { AreaEvidence } from './area-evidence.ts'
import { multiplyByArea } from './area-factor.ts'
import { areaGround } from './area-ground.ts'
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
export function surfaceOf(grid: WorldGrid, geometry: GridGeometry, evidence: Evidence[], areas: readonly AreaEvidence[] = []): Surface {
  const grounds = areas.map(({ area }) => areaGround(area, geometry, grid.resolution))
  const drawn = grounds.filter((ground) => ground !== null)
  const mesh = refinedMesh(grid, geometry, placesToRefine(evidence), drawn)
  const mass = massOn(mesh, grid, geometry, evidence)
  for (const [index, area] of areas.entries()) multiplyByArea(mass, area, grounds[index] ?? null, mesh, geometry)
  normalise(mass)
  return { mesh, mass }
}

/** What some of the evidence alone says, on a mesh that was made for more of it; sums to 1. */
export function surfaceOn(mesh: Mesh, grid: WorldGrid, geometry: GridGeometry, evidence: Evidence[]): Surface {
  const mass = massOn(mesh, grid, geometry, evidence)
  normalise(mass)
  return { mesh, mass }
}

function massOn(mesh: Mesh, grid: WorldGrid, geometry: GridGeometry, evidence: Evidence[]): Float64Array {
  const mass = mesh.prior.slice()
  const kernelOf = (place: PlaceTarget) => placeKernel(place, mesh, geometry)
  const added = new Float64Array(mesh.count)
  // A factor is one number a country, and more only near its places: the countries' numbers are multiplied first and applied in one pass.
  const byCountry = new Float64Array(grid.countryCodes.length + 1).fill(1)
  for (const factor of evidence) multiply(mass, byCountry, mesh, factorOf(factor, geometry, kernelOf), added)
  for (let position = 0; position < mesh.count; position++)
    mass[position] = (mass[position] as number) * factorAt(byCountry, mesh, position)
  return mass
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

/** One factor of the product: its value by the grid's country index (the last for land of no country), and what places add to it. */
export interface Factor {
  byCountry: Float64Array
  near: Map<PlaceKernel, number>
}

export function factorOf(
  { weight, places, countries, neutral }: Evidence,
  geometry: GridGeometry,
  kernelOf: (place: PlaceTarget) => PlaceKernel | null,
): Factor {
  const { countryIndex, countryPrior } = geometry
  const byCountry = new Float64Array(countryPrior.length + 1)
  let everywhere = 1 - weight + weight * neutral
  const addCountry = (code: CountryCode, share: number) => {
    const country = countryIndex.get(code)
    if (country === undefined) everywhere += weight * share
    else byCountry[country] = (byCountry[country] as number) + (weight * share) / (countryPrior[country] as number)
  }
  const near = new Map<PlaceKernel, number>()
  for (const { countryCode, share } of countries) addCountry(countryCode, share)
  for (const place of places) {
    const kernel = kernelOf(place)
    // Without land near it all of the place's belief goes to its country, and without land of its country none.
    const countryPart = kernel === null ? 1 : place.countryCode !== null && countryIndex.has(place.countryCode) ? COUNTRY_PART : 0
    if (place.countryCode !== null) addCountry(place.countryCode, place.share * countryPart)
    else everywhere += weight * place.share * countryPart
    if (kernel !== null) near.set(kernel, (near.get(kernel) ?? 0) + weight * place.share * (1 - countryPart))
  }
  for (let country = 0; country < byCountry.length; country++) byCountry[country] = (byCountry[country] as number) + everywhere
  return { byCountry, near }
}

export const factorAt = (byCountry: Float64Array, mesh: Mesh, position: number) =>
  byCountry[Math.min(mesh.countryOf[position] as number, byCountry.length - 1)] as number

/** Dozens of factors of up to 1/P0 each would overflow; only proportions matter. */
const LARGEST = 1e100

/** `added` is all zeros, before and after. */
function multiply(mass: Float64Array, product: Float64Array, mesh: Mesh, { byCountry, near }: Factor, added: Float64Array): void {
  if (near.size > 0) {
    const touched = addUp(near, added)
    let largest = 0
    for (const position of touched) {
      const more = added[position] as number
      added[position] = 0
      // t + n = t · (1 + n/t): t goes with the countries' product.
      mass[position] = (mass[position] as number) * (1 + more / factorAt(byCountry, mesh, position))
      largest = Math.max(largest, mass[position] as number)
    }
    if (largest > LARGEST) scale(mass, 1 / largest)
  }
  let largest = 0
  for (let country = 0; country < product.length; country++) {
    product[country] = (product[country] as number) * (byCountry[country] as number)
    largest = Math.max(largest, product[country] as number)
  }
  if (largest > LARGEST) scale(product, 1 / largest)
}

/** What the places add to the factor, by position; returns the positions. */
export function addUp(near: Map<PlaceKernel, number>, added: Float64Array): number[] {
  const touched: number[] = []
  for (const [{ land, finer, total }, share] of near)
    for (const { positions, values } of [land, finer])
      for (let index = 0; index < positions.length; index++) {
        const position = positions[index] as number
        const before = added[position] as number
        if (before === 0) touched.push(position)
        added[position] = before + (share / total) * (values[index] as number)
      }
  return touched
}

function scale(values: Float64Array, by: number): void {
  for (let index = 0; index < values.length; index++) values[index] = (values[index] as number) * by
}

function normalise(mass: Float64Array): void {
  let total = 0
  for (let position = 0; position < mass.length; position++) total += mass[position] as number
  if (total > 0) scale(mass, 1 / total)
}
