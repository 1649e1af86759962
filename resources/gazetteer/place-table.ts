import { readFileSync } from 'node:fs'
import { SOURCE_FILES } from './sources.ts'

export interface SourcePlace {
  id: number
  name: string
  ascii: string
  alternates: string[]
  lat: number
  lon: number
  countryCode: string
  /** GeoNames code within the country; empty where none. */
  admin1: string
  admin2: string
  population: number
  /** What readings of an ambiguous name are ranked by; see `weightOf`. */
  weight: number
}

/** All places of the GeoNames table, the largest first: a place's position is its index everywhere in the gazetteer. */
export function readPlaces(): SourcePlace[] {
  const places: SourcePlace[] = []
  for (const line of readFileSync(SOURCE_FILES.places, 'utf8').split('\n')) {
    if (!line) continue
    const field = line.split('\t')
    const population = Number(field[14])
    places.push({
      id: Number(field[0]),
      name: field[1]!,
      ascii: field[2]!,
      alternates: field[3] ? field[3].split(',') : [],
      lat: Number(field[4]),
      lon: Number(field[5]),
      countryCode: field[8]!,
      admin1: field[10]!,
      admin2: field[11]!,
      population,
      weight: weightOf(population, field[7]!),
    })
  }
  return places.sort((a, b) => b.population - a.population || a.id - b.id)
}

/**
 * People, at least 200 (GeoNames gives 0 where it does not know); a capital counts half more and a quarter of a city half less, since
 * who says a city's name rarely means its quarter's namesake; abandoned places count a fifth.
 */
function weightOf(population: number, feature: string): number {
  const factor = feature === 'PPLC' ? 1.5 : feature === 'PPLX' ? 0.5 : /^PPL(Q|H|CH|W)$/.test(feature) ? 0.2 : 1
  return Math.max(200, population) * factor
}
