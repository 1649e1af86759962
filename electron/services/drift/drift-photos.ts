import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type LatLon, latLon } from '../../contract/geography.ts'
import type { Photos } from '../photos/photos.ts'
import { driftProblem } from './drift-problem.ts'

export interface DriftPhotoFile {
  name: string
  path: string
  /** Where it was taken; null where nobody says. */
  at: LatLon | null
}

/** Photos of the world that ship, with where each was taken. */
export const SAMPLE_PHOTOS_FOLDER = fileURLToPath(new URL('../../../resources/samples', import.meta.url))

/** Beside photos: their places. */
const LIST = 'samples.json'
const list = z.object({ photos: z.array(latLon.extend({ file: z.string() })) })
const PICTURE = /\.(jpe?g|png|webp|heic|heif|avif|tiff?)$/i

/**
 * The photos of a folder, by name. Where they were taken is what `samples.json` beside them says, else what each file does.
 * Throws `drift-photos`.
 */
export async function driftPhotos(folder: string, photos: Pick<Photos, 'metadata'>, signal: AbortSignal): Promise<DriftPhotoFile[]> {
  const names = namesIn(folder)
  const places = names.includes(LIST) ? readList(join(folder, LIST)) : null
  const files = names.filter((name) => PICTURE.test(name)).map((name) => ({ name, path: join(folder, name) }))
  if (files.length === 0) throw driftProblem('drift-photos', 'There are no photos in the folder.', { folder })
  if (places) return files.map((file) => ({ ...file, at: places.get(file.name) ?? null }))
  const located: DriftPhotoFile[] = []
  for (const file of files) {
    const { gps } = await photos.metadata(file.path, { signal })
    located.push({ ...file, at: gps && { lat: gps.lat, lon: gps.lon } })
  }
  return located
}

function namesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw driftProblem('drift-photos', 'There is no such folder.', { folder })
  return readdirSync(folder).sort()
}

function readList(path: string): Map<string, LatLon> {
  let found: unknown
  try {
    found = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    found = null
  }
  const { data } = list.safeParse(found)
  if (!data) throw driftProblem('drift-photos', 'The list of the photos’ places cannot be read.', { path })
  return new Map(data.photos.map(({ file, lat, lon }) => [file, { lat, lon }]))
}
