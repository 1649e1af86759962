// Places in and out of a case: files of other programs laid over the map, and what the case holds as files for others.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { madeFile } from './archives.ts'
import { caseId, photoId } from './ids.ts'

export const overlayId = z.uuid().brand<'OverlayId'>()

export const mapFormat = z.enum(['geojson', 'kml', 'kmz', 'gpx', 'csv'])

const position = z.tuple([z.number(), z.number()])

/** A place, a line or an area of a file, as [lon, lat]; rings are closed as they are written in files. */
export const overlayShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('point'), at: position }),
  z.object({ kind: z.literal('line'), line: z.array(position).min(2) }),
  z.object({ kind: z.literal('area'), rings: z.array(z.array(position).min(4)).min(1) }),
])

export const overlayFeature = z.object({
  /** Plain text, whatever the file wrote; empty where it names nothing. */
  name: z.string(),
  description: z.string(),
  shape: overlayShape,
})

export const overlay = z.object({
  id: overlayId,
  caseId,
  name: z.string(),
  format: mapFormat,
  fileName: z.string(),
  sha256: z.string(),
  byteLength: z.number().int(),
  featureCount: z.number().int(),
  /** What of the file was not taken, in words: `3 points outside of the Earth`. */
  refused: z.array(z.string()),
  addedAt: z.iso.datetime(),
  author: z.string(),
})

/** Which columns of a table hold what; numbers count from 0. */
export const tableColumns = z.object({
  lat: z.number().int().min(0).max(999),
  lon: z.number().int().min(0).max(999),
  name: z.number().int().min(0).max(999).nullable(),
})

/** What a file holds, told before it is kept. */
export const filePreview = z.object({
  fileName: z.string(),
  format: mapFormat,
  name: z.string(),
  points: z.number().int(),
  lines: z.number().int(),
  areas: z.number().int(),
  refused: z.array(z.string()),
  /** The names of the first features. */
  names: z.array(z.string()),
  /** Of a table: its header, its first rows, and the columns as guessed or given; null columns where none look like coordinates. */
  table: z.object({ header: z.array(z.string()), rows: z.array(z.array(z.string())), columns: tableColumns.nullable() }).nullable(),
})

export const mapExchangeContract = {
  overlays: oc.input(z.object({ caseId })).output(z.array(overlay)),
  features: oc.input(z.object({ overlayId })).output(z.array(overlayFeature)),
  /** Makes a file for the page to save: of one photo, or of all of the case. `cells` adds the surface itself, cell by cell. */
  exportMap: oc.input(z.object({ caseId, photoId: photoId.nullable(), format: mapFormat, cells: z.boolean() })).output(madeFile),
  removeOverlay: oc.input(z.object({ overlayId })).output(z.object({})),
}

export type OverlayId = z.infer<typeof overlayId>
export type MapFormat = z.infer<typeof mapFormat>
export type OverlayShape = z.infer<typeof overlayShape>
export type OverlayFeature = z.infer<typeof overlayFeature>
export type Overlay = z.infer<typeof overlay>
export type TableColumns = z.infer<typeof tableColumns>
export type FilePreview = z.infer<typeof filePreview>
