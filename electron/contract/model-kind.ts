import { z } from 'zod'

/**
 * What a model's words are worth, most first. `geolocation`: it was trained on photos. `demonstration`: on drawn pictures of an
 * invented world, so that on a real photo its answer means nothing. `test`: generated for tests; its words mean nothing and are
 * kept out of the posterior.
 */
export const modelKind = z.enum(['geolocation', 'demonstration', 'test'])
export type ModelKind = z.infer<typeof modelKind>
