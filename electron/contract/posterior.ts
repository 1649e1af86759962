// The answer as a probability surface over the Earth: H3 cells, credible regions, ranked candidates.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { countryCode, latLon, multiPolygon } from './geography.ts'
import { clueId, groupId, photoId, placeId, runId } from './ids.ts'

export const credibleRegion = z.object({
  /** 0.5, 0.8 or 0.95: the smallest set of cells that holds at least this much probability. */
  level: z.number(),
  areaKm2: z.number(),
  outline: multiPolygon,
})

export const candidate = z.object({
  rank: z.number().int().positive(),
  /** `Lisbon, Portugal`, or the country alone where no place stands out. */
  name: z.string(),
  placeId: placeId.nullable(),
  countryCode: countryCode.nullable(),
  at: latLon,
  /** Half of the candidate's own probability lies within this distance. */
  radiusKm: z.number(),
  probability: z.number(),
  /** What speaks for it: sample numbers and clues. */
  samples: z.array(z.number().int()),
  clues: z.array(clueId),
})

/** What one piece of evidence does to each candidate, all else being as it is. */
export const evidenceWeight = z.object({
  /** Null for the samples of the run, which count as one piece. */
  clueId: clueId.nullable(),
  /** `counted` in the answer; `repeats` what a stronger clue says already; `left-out` by the analyst's rejection. The last two say what they would do. */
  part: z.enum(['counted', 'repeats', 'left-out']),
  /** The clue that is repeated. */
  repeats: clueId.nullable(),
  /**
   * By candidate in order of rank: how much likelier this evidence is there than on the Earth as a whole, all else left aside. Above
   * 1 it speaks for the candidate, below 1 against it.
   */
  likelihoods: z.array(z.number()),
  /** By candidate: its probability with this evidence over its probability without, all else being as it is. */
  factors: z.array(z.number()),
})

export const posterior = z.object({
  /** Version of the method (`core/posterior`), so that an old figure can be told from a new one. */
  method: z.string(),
  /** H3 index → probability; parallel arrays, cells of mixed resolutions that do not overlap, densest first. */
  cells: z.array(z.string()),
  probabilities: z.array(z.number()),
  regions: z.array(credibleRegion),
  candidates: z.array(candidate),
  /** Absent in answers that were saved before it was kept. */
  weights: z.array(evidenceWeight).optional(),
  /** Share of the samples (0..1) that named no place the gazetteer knows, and what they named. */
  unresolvedShare: z.number(),
  unresolvedNames: z.array(z.string()),
  /** The probability within the map is conditional; this says in one line how much it rests on. */
  basis: z.string(),
})

/** What one photo of a group brings to the group's answer. */
export const photoShare = z.object({
  photoId,
  /** The newest finished run, whose samples are heard. */
  runId: runId.nullable(),
  samples: z.number().int(),
  clues: z.number().int(),
  /** Where the photo alone would place it; null where nothing in it speaks. */
  first: z.object({ name: z.string(), probability: z.number() }).nullable(),
  /** `alone`: no other photo of the group says anything. `open`: it fits the others neither well nor badly. */
  stance: z.enum(['silent', 'alone', 'for', 'open', 'against']),
  /**
   * How much better (above 1) or worse (below 1) the other photos foretell what this one says than if nothing were known
   * of its place: the Bayes factor of one place against two. Null where there is nothing to compare.
   */
  fit: z.number().nullable(),
})

/** Of several photos of one place; samples are numbered through in the order of `photos`. */
export const pooledPosterior = posterior.extend({ photos: z.array(photoShare) })

export const posteriorContract = {
  /** Recomputed from the run's samples and the clues' present standing. */
  ofRun: oc.input(z.object({ runId })).output(posterior),
  /** As it was saved when the run finished; null for a run that did not get so far. */
  recorded: oc.input(z.object({ runId })).output(posterior.nullable()),
  /** Before any run: what the photo's clues alone say. */
  ofPhoto: oc.input(z.object({ photoId })).output(posterior),
  /** The newest finished run of each photo of the group, and the clues of all; the same clue in two photos counts once. */
  ofGroup: oc.input(z.object({ groupId })).output(pooledPosterior),
}

export type CredibleRegion = z.infer<typeof credibleRegion>
export type EvidenceWeight = z.infer<typeof evidenceWeight>
export type Candidate = z.infer<typeof candidate>
export type Posterior = z.infer<typeof posterior>
export type PhotoShare = z.infer<typeof photoShare>
export type PooledPosterior = z.infer<typeof pooledPosterior>
