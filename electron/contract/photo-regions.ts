// Parts of a photo, for what is found or claimed there.
import { z } from 'zod'

/** Corners as fractions of the upright photo, 0..1, clockwise from the top left of the text. */
export const photoPolygon = z.array(z.object({ x: z.number(), y: z.number() })).min(3)

export type PhotoPolygon = z.infer<typeof photoPolygon>
