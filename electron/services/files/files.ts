// What the page loads by address rather than by a call: photos as pictures, the base map, and bytes that are dropped on it.
// Speaks the web's Request and Response, so that the browser host and the desktop's own protocol serve the same.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { z } from 'zod'
import { batchId as batchIdSchema, caseId as caseIdSchema, photoId as photoIdSchema } from '../../contract/ids.ts'
import { packId as packIdSchema } from '../../contract/packs.ts'
import { ProblemError, problemOf } from '../../core/problem.ts'
import type { Archives } from '../archives/archives.ts'
import type { IntakeDesk } from '../intake/intake-desk.ts'
import type { Library } from '../library/library.ts'
import type { MapFiles } from '../map-exchange/map-files.ts'
import type { Packs } from '../packs/packs.ts'
import { ORIGINAL_MISSING } from '../photos/original-problems.ts'
import { getPhoto } from '../store/photos.ts'
import { headerEncoded } from './header-encoded.ts'
import type { MadeFiles } from './made-files.ts'
import type { Previews } from './previews.ts'
import type { Tiles } from './tiles.ts'

export interface FilesOptions {
  library: Library
  previews: Previews
  tiles: Tiles
  desk: IntakeDesk
  archives: Archives
  packs: Packs
  mapFiles: MapFiles
  made: MadeFiles
  /** Built files of the base map. */
  basemapFolder: string
}

export type Files = (request: Request) => Promise<Response>

const DAY_S = 86_400
const tileNumber = z.coerce.number().int().min(0).max(99_999)
const packTileNumber = z.coerce.number().int().min(0).max(4_194_303)
const previewSide = z.coerce.number().int().min(16).max(8192)

/**
 * `photos/<id>/preview?side=N`, `photos/<id>/tiles/<level>/<column>_<row>`, `photos/<id>/original`, `basemap/<file>.json`, `made/<token>`, `packs/<id>/<z>/<x>/<y>`,
 * `POST intake/<caseId>?name=…&batch=…`, `POST archives?name=…`, `POST map-files/<caseId>?name=…`.
 */
export function createFiles({ library, previews, tiles, packs, desk, archives, mapFiles, made, basemapFolder }: FilesOptions): Files {
  return async (request) => {
    const url = new URL(request.url)
    const [folder, name, what, level, place] = url.pathname.split('/').filter((part) => part !== '')
    try {
      if (request.method === 'POST' && folder === 'intake') return await takeIn(request, name, url.searchParams)
      if (request.method === 'POST' && folder === 'archives') {
        return Response.json(await archives.receive(bodyOf(request), url.searchParams.get('name') ?? 'archive', request.signal))
      }
      if (request.method === 'POST' && folder === 'map-files') {
        return Response.json(await mapFiles.take(parsed(caseIdSchema, name), bodyOf(request), url.searchParams, request.signal))
      }
      if (request.method !== 'GET' && request.method !== 'HEAD') return problemResponse(405, NOT_HERE)
      if (folder === 'photos' && what === 'preview') return await preview(name, url.searchParams.get('side'), request.signal)
      if (folder === 'photos' && what === 'tiles') return await tile(name, level, place)
      if (folder === 'photos' && what === 'original') return await original(name, request.method)
      if (folder === 'packs') return await packTile(name, what, level, place)
      if (folder === 'made') return made.answer(name, request.method) ?? problemResponse(404, NOT_HERE)
      if (folder === 'basemap' && name && /^[a-z0-9-]+\.json$/.test(name)) return await basemap(name, request.method)
      return problemResponse(404, NOT_HERE)
    } catch (error) {
      const problem = problemOf(error)
      if (!problem) throw error
      // A tile's painter would read words as a drawing; the list of packs says what is wrong.
      if (folder === 'packs') return new Response(null, { status: 422 })
      return problemResponse(problem.code === 'not-in-library' ? 404 : 422, problem)
    }
  }

  async function preview(photo: string | undefined, side: string | null, signal: AbortSignal): Promise<Response> {
    const { sha256 } = getPhoto(library.read, parsed(photoIdSchema, photo))
    const bytes = await previews.of(sha256, parsed(previewSide, side ?? '1600'), signal)
    return new Response(bytes, { headers: { 'content-type': 'image/webp', 'cache-control': `private, max-age=${DAY_S}, immutable` } })
  }

  async function tile(photo: string | undefined, level: string | undefined, place: string | undefined): Promise<Response> {
    const { sha256 } = getPhoto(library.read, parsed(photoIdSchema, photo))
    const [, column, row] = /^(\d{1,5})_(\d{1,5})$/.exec(place ?? '') ?? []
    const bytes = await tiles.tile(sha256, parsed(tileNumber, level), parsed(tileNumber, column), parsed(tileNumber, row))
    if (!bytes) return problemResponse(404, NOT_HERE)
    return new Response(bytes, { headers: { 'content-type': 'image/jpeg', 'cache-control': `private, max-age=${DAY_S}, immutable` } })
  }

  async function original(photo: string | undefined, method: string): Promise<Response> {
    const { sha256, fileName } = getPhoto(library.read, parsed(photoIdSchema, photo))
    const answer = await fileResponse(library.originalPath(sha256), method, {
      // Hostile bytes: to be saved, never shown by the browser under a type that it might act upon.
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${headerEncoded(fileName)}`,
    })
    if (!answer) throw new ProblemError(ORIGINAL_MISSING)
    return answer
  }

  async function packTile(id: string | undefined, ...address: (string | undefined)[]): Promise<Response> {
    const [zoom, x, y] = address.map((number) => parsed(packTileNumber, number))
    const tile = await packs.tile(parsed(packIdSchema, id), zoom ?? 0, x ?? 0, y ?? 0)
    // Empty ground is no fault: a missing page would fill the console.
    if (!tile) return new Response(null, { status: 204 })
    return new Response(new Uint8Array(tile.bytes), {
      headers: { 'content-type': tile.contentType, 'cache-control': 'private, max-age=60' },
    })
  }

  async function basemap(name: string, method: string): Promise<Response> {
    const headers = { 'content-type': 'application/json', 'cache-control': 'private, max-age=3600' }
    return (await fileResponse(join(basemapFolder, name), method, headers)) ?? problemResponse(404, NOT_HERE)
  }

  async function takeIn(request: Request, id: string | undefined, asked: URLSearchParams): Promise<Response> {
    const caseId = parsed(caseIdSchema, id)
    const batchId = asked.has('batch') ? parsed(batchIdSchema, asked.get('batch')) : undefined
    return Response.json(await desk.takeBytes(caseId, { fileName: asked.get('name') ?? 'photo', batchId }, bodyOf(request), request.signal))
  }
}

/** Null where there is no such file. Nothing is opened for HEAD, whose answer nobody would read to its end. */
async function fileResponse(path: string, method: string, headers: Record<string, string>): Promise<Response | null> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
  if (!found?.isFile()) return null
  const body = method === 'HEAD' ? null : (Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>)
  return new Response(body, { headers: { ...headers, 'content-length': String(found.size) } })
}

function bodyOf(request: Request): Readable {
  return request.body ? Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>) : Readable.from([])
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (!result.success) throw new ProblemError(NOT_HERE)
  return result.data
}

const NOT_HERE = { code: 'address-unknown', message: 'There is nothing at this address.', remedy: 'Open the page from its start.' }

function problemResponse(status: number, problem: { code: string; message: string; remedy: string }): Response {
  return Response.json(problem, { status })
}
