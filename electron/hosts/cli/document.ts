// The JSON document of `--json`. Everything in it is as the contract describes it; the version changes when a program
// that reads it would have to.
import { z } from 'zod'
import { clue } from '../../contract/clues.ts'
import { runId } from '../../contract/ids.ts'
import { photo, photoMetadata } from '../../contract/photos.ts'
import { posterior } from '../../contract/posterior.ts'
import { problem } from '../../contract/problem.ts'
import { run, runComparison, sample } from '../../contract/runs.ts'

/** One photo of the command line, in the order given. What could not be had is null, and `problem` says why. */
export const locatedPhoto = z.object({
  /** The path as an absolute path, or the file name where the photo came out of a run. */
  file: z.string(),
  photo: photo.nullable(),
  /** What the file itself claims. Never part of the answer. */
  metadata: photoMetadata.nullable(),
  clues: z.array(clue),
  run: run.nullable(),
  samples: z.array(sample),
  posterior: posterior.nullable(),
  problem: problem.nullable(),
})

/** How a repeated run differs from the run it repeats. */
export const comparison = runComparison.extend({
  first: runId,
  second: runId,
  /** Total variation distance of the two surfaces: 0 = the same, 1 = nothing in common. */
  posteriorDistance: z.number(),
  /** The same words, answers and probabilities. */
  same: z.boolean(),
})

export const locateDocument = z.object({
  format: z.literal('whereabouts-locate'),
  version: z.literal(1),
  library: z.string(),
  photos: z.array(locatedPhoto),
  /** Of `--rerun` alone. */
  comparison: comparison.nullable(),
})

export type LocatedPhoto = z.infer<typeof locatedPhoto>
export type Comparison = z.infer<typeof comparison>
export type LocateDocument = z.infer<typeof locateDocument>
