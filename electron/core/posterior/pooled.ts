import type { Clue } from '../../contract/clues.ts'
import type { HintContent } from '../../contract/hints.ts'
import type { PhotoId, RunId } from '../../contract/ids.ts'
import type { PhotoShare, PooledPosterior } from '../../contract/posterior.ts'
import type { PlaceLookup } from '../places/lookup.ts'
import type { WeighedWitness } from './candidate-speakers.ts'
import { candidatesOf } from './candidates.ts'
import { weightOfClue } from './clue-groups.ts'
import { evidenceOfClues, evidenceOfSamples, type ReadSample } from './evidence.ts'
import { fits } from './fit.ts'
import { geometryOf } from './grid-geometry.ts'
import { combined, countriesNamed, weighedWitnesses } from './posterior.ts'
import { type Surface, surfaceOn } from './surface.ts'
import type { WorldGrid } from './world-grid.ts'

/** All that is known of one photo of a group. */
export interface PooledPhoto {
  photoId: PhotoId
  runId: RunId | null
  samples: ReadSample[]
  /** ρ of the run's model, 0..1. */
  modelReliability: number
  clues: Clue[]
}

export interface PooledInput {
  grid: WorldGrid
  photos: PooledPhoto[]
  hints: readonly HintContent[]
  lookup?: Pick<PlaceLookup, 'country' | 'reverse'>
}

/**
 * Twice as likely, or half: fainter is not worth a word. (A single clue of reliability q comes to no less than 1 − q, however
 * plainly it speaks against the others.)
 */
const WORTH_A_WORD = 2

/**
 * The answer for several photos of one place: each photo's samples are one factor, and the clues of all enter together,
 * so that what is seen in two photos (the same sign, the same imported product) is no two witnesses.
 */
export function computePooledPosterior({ grid, photos, hints, lookup }: PooledInput): PooledPosterior {
  const numbered = numberedThrough(photos)
  const clues = onceEach(numbered.flatMap((photo) => photo.clues))
  const common = { grid, hints, ...(lookup && { lookup }) }
  const runs = numbered.filter(({ samples }) => samples.length > 0)
  const { posterior, surface } = combined({ ...common, runs, clues, photos: speakers(numbered).length })
  return { ...posterior, photos: sharesOf(numbered, surface, { grid, ...(lookup && { lookup }) }) }
}

function numberedThrough(photos: PooledPhoto[]): PooledPhoto[] {
  let before = 0
  return photos.map((photo) => {
    const first = before
    before += photo.samples.length
    const inOrder = [...photo.samples].sort((a, b) => a.number - b.number)
    return { ...photo, samples: inOrder.map((sample, index) => ({ ...sample, number: first + index })) }
  })
}

/** Of clues of one kind with the same words, the one that carries most; what an analyst states without words stays. */
export function onceEach(clues: Clue[]): Clue[] {
  const kept = new Map<string, Clue>()
  for (const clue of [...clues].sort((a, b) => weightOfClue(b) - weightOfClue(a) || (a.id < b.id ? -1 : 1))) {
    const words = clue.quote.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
    const key = words === '' ? clue.id : `${clue.kind} ${words}`
    if (!kept.has(key)) kept.set(key, clue)
  }
  return [...kept.values()]
}

const speaks = ({ samples, modelReliability, clues }: PooledPhoto): boolean =>
  (modelReliability > 0 && samples.some(({ readings }) => readings.length > 0)) || clues.some((clue) => weightOfClue(clue) > 0)
const speakers = (photos: PooledPhoto[]) => photos.filter(speaks)

function sharesOf(photos: PooledPhoto[], { mesh }: Surface, { grid, lookup }: Pick<PooledInput, 'grid' | 'lookup'>): PhotoShare[] {
  const geometry = geometryOf(grid)
  const alone = speakers(photos).map((photo) => {
    const { samples, modelReliability, clues } = photo
    const ofSamples = evidenceOfSamples(samples, modelReliability)
    const surface = surfaceOn(mesh, grid, geometry, [...(ofSamples ? [ofSamples] : []), ...evidenceOfClues(clues)])
    const witnesses: WeighedWitness[] = weighedWitnesses([photo], clues)
    const [first] = candidatesOf(grid, geometry, surface, witnesses, {
      known: countriesNamed(samples),
      lookup: lookup ?? null,
      whereMassIs: false,
    })
    return { photo, mass: surface.mass, first: first ? { name: first.candidate.name, probability: first.candidate.probability } : null }
  })
  const fitOf = fits(
    mesh.prior,
    alone.map(({ mass }) => mass),
  )
  return photos.map((photo): PhotoShare => {
    const { photoId, runId, samples } = photo
    const counts = { photoId, runId, samples: samples.length, clues: photo.clues.filter((clue) => weightOfClue(clue) > 0).length }
    const index = alone.findIndex((one) => one.photo === photo)
    const own = alone[index]
    if (!own) return { ...counts, first: null, stance: 'silent', fit: null }
    const fit = alone.length > 1 ? (fitOf[index] ?? 1) : null
    return { ...counts, first: own.first, stance: fit === null ? 'alone' : stanceOf(fit), fit }
  })
}

function stanceOf(fit: number): PhotoShare['stance'] {
  if (fit >= WORTH_A_WORD) return 'for'
  return fit <= 1 / WORTH_A_WORD ? 'against' : 'open'
}
