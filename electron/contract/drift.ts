// How far a quantised model strays from its reference: measured on a few photos, kept with the model.
import { z } from 'zod'
import { sha256 } from './ids.ts'

export const driftModel = z.object({ name: z.string(), quantisation: z.string(), textSha256: sha256, projectorSha256: sha256 })

/** Divergences are Kullback–Leibler divergences from the reference over the whole vocabulary, in nats, along the reference's own answer. */
export const driftPhoto = z.object({
  name: z.string(),
  /** Of the reference's answer, its end included. */
  tokens: z.number().int().positive(),
  /** Positions of it at which both find the same token most probable. */
  sameChoices: z.number().int().nonnegative(),
  meanDivergence: z.number().nonnegative(),
  maxDivergence: z.number().nonnegative(),
  /** Tokens that both answers begin with, each model writing its own. */
  commonTokens: z.number().int().nonnegative(),
  /** From the place of the answer to where the photo was taken; null where one of the two is not known. */
  referenceErrorKm: z.number().nonnegative().nullable(),
  errorKm: z.number().nonnegative().nullable(),
})

/** Of the photos of which it is known where they were taken. An answer without a place counts as wrong. */
export const driftAccuracy = z.object({
  photos: z.number().int().positive(),
  withinKm: z.array(z.object({ km: z.number().positive(), reference: z.number().int(), quantised: z.number().int() })),
})

export const driftSummary = z.object({
  tokens: z.number().int().positive(),
  /** Share of positions at which both find the same token most probable, 0..1. */
  agreement: z.number().min(0).max(1),
  meanDivergence: z.number().nonnegative(),
  maxDivergence: z.number().nonnegative(),
  /** Photos of which both write the same answer, token by token. */
  sameAnswers: z.number().int().nonnegative(),
  accuracy: driftAccuracy.nullable(),
})

export const drift = z.object({
  version: z.literal(1),
  measuredAt: z.iso.datetime(),
  /** Of llama.cpp. */
  llamaBuild: z.string(),
  reference: driftModel,
  quantised: driftModel,
  /** As both were asked. */
  promptText: z.string(),
  maxNewTokens: z.number().int().positive(),
  maxImageTokens: z.number().int().positive(),
  photos: z.array(driftPhoto).min(1),
  summary: driftSummary,
})

export type DriftModel = z.infer<typeof driftModel>
export type DriftPhoto = z.infer<typeof driftPhoto>
export type DriftSummary = z.infer<typeof driftSummary>
export type Drift = z.infer<typeof drift>
