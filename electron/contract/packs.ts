// Map packs: files of the user's own (.pmtiles, .mbtiles) with streets or pictures of an area. Only read, never changed or copied.
import { oc } from '@orpc/contract'
import { z } from 'zod'

export const packId = z.uuid().brand<'PackId'>()

const latitude = z.number().min(-90).max(90)
const longitude = z.number().min(-180).max(180)

/** What a pack's own header says, once it has been checked. */
export const packContent = z.object({
  container: z.enum(['pmtiles', 'mbtiles']),
  /** `mvt` is drawn in the map's own colours; the others are pictures. */
  tiles: z.enum(['mvt', 'png', 'jpeg', 'webp']),
  bounds: z.object({ south: latitude, west: longitude, north: latitude, east: longitude }),
  minZoom: z.number().int().min(0).max(22),
  maxZoom: z.number().int().min(0).max(22),
  /** Plain text; empty where the pack names nobody. */
  attribution: z.string().max(1000),
})

export const pack = z.object({
  id: packId,
  name: z.string(),
  path: z.string(),
  enabled: z.boolean(),
  /** `missing`: the file is not there now, as when a stick was taken out; `unreadable` says why in `problem`. */
  state: z.enum(['ready', 'missing', 'unreadable']),
  problem: z.object({ message: z.string(), remedy: z.string() }).nullable(),
  content: packContent.nullable(),
  bytes: z.number().int().nonnegative().nullable(),
})

const packName = z.string().trim().min(1).max(100)

export const MOST_PACKS = 50

/** A pack as the library keeps it in its list. */
export const listedPacks = z.array(z.object({ id: packId, name: z.string(), path: z.string(), enabled: z.boolean() })).max(MOST_PACKS)

export const packsContract = {
  /** In the order in which they are drawn, the lowest first. */
  list: oc.output(z.array(pack)),
  add: oc.input(z.object({ path: z.string().trim().min(1).max(4096) })).output(z.array(pack)),
  change: oc.input(z.object({ id: packId, name: packName.optional(), enabled: z.boolean().optional() })).output(z.array(pack)),
  /** Draws the pack this many places higher (or lower, where negative). */
  move: oc.input(z.object({ id: packId, by: z.number().int().min(-100).max(100) })).output(z.array(pack)),
  /** Forgets the pack; the file stays. */
  remove: oc.input(z.object({ id: packId })).output(z.array(pack)),
}

export type PackId = z.infer<typeof packId>
export type ListedPack = z.infer<typeof listedPacks>[number]
export type Pack = z.infer<typeof pack>
export type PackContent = z.infer<typeof packContent>
