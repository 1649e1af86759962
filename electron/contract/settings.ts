// Settings of a library: they belong to the cases in it and travel with it. What only concerns one window is kept by the page.
import { oc } from '@orpc/contract'
import { z } from 'zod'

export const coordinateFormat = z.enum(['dd', 'dms', 'utm', 'mgrs', 'plus-code'])

/** Whose view of contested borders maps and exports take: `iso-un`, or the code of a claimant. */
const borderView = z.string().regex(/^[a-z]{2,3}(-[a-z]{2})?$/)
/** BCP 47 language of the map's names; null follows the reader's own. */
const mapLanguage = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .nullable()
const lengthUnit = z.enum(['km', 'mi'])
/** A mirror of the model hub; null: the hub itself. Where it may lead is looked at when it is used. */
const hubMirror = z
  .string()
  .regex(/^https?:\/\/[^\s@?#]{1,300}$/)
  .nullable()
/** A proxy on the way to the hub. Settings go into the log, so none with a password in it is taken. */
const hubProxy = z
  .string()
  .regex(/^https?:\/\/[^\s@?#]{1,300}$/)
  .nullable()
/** Millions of bytes a second that downloads may take; null: as fast as they come. */
const downloadLimit = z.number().min(0.01).max(100_000).nullable()

/** As they come, where nothing was set. */
export const librarySettings = z.object({
  borderView: borderView.default('iso-un'),
  coordinateFormat: coordinateFormat.default('dd'),
  mapLanguage: mapLanguage.default(null),
  lengthUnit: lengthUnit.default('km'),
  hubMirror: hubMirror.default(null),
  hubProxy: hubProxy.default(null),
  downloadLimit: downloadLimit.default(null),
})

/** What is to be changed. Without the defaults: what is left out would be set to them. */
export const settingsChanges = z
  .object({ borderView, coordinateFormat, mapLanguage, lengthUnit, hubMirror, hubProxy, downloadLimit })
  .partial()

export const settingsContract = {
  get: oc.output(librarySettings),
  /** Changes what is named and leaves the rest. */
  change: oc.input(settingsChanges).output(librarySettings),
}

export type LibrarySettings = z.infer<typeof librarySettings>
export type SettingsChanges = z.infer<typeof settingsChanges>
export type CoordinateFormat = z.infer<typeof coordinateFormat>
