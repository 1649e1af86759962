// Settings of a library: they belong to the cases in it and travel with it. What only concerns one window is kept by the page.
import { oc } from '@orpc/contract'
import { z } from 'zod'

export const coordinateFormat = z.enum(['dd', 'dms', 'utm', 'mgrs', 'plus-code'])

export const librarySettings = z.object({
  /** Whose view of contested borders maps and exports take: `iso-un`, or the code of a claimant. */
  borderView: z
    .string()
    .regex(/^[a-z]{2,3}(-[a-z]{2})?$/)
    .default('iso-un'),
  coordinateFormat: coordinateFormat.default('dd'),
  /** BCP 47 language of the map's names; null follows the reader's own. */
  mapLanguage: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .nullable()
    .default(null),
  lengthUnit: z.enum(['km', 'mi']).default('km'),
})

export const settingsContract = {
  get: oc.output(librarySettings),
  /** Changes what is named and leaves the rest. */
  change: oc.input(librarySettings.partial()).output(librarySettings),
}

export type LibrarySettings = z.infer<typeof librarySettings>
export type CoordinateFormat = z.infer<typeof coordinateFormat>
