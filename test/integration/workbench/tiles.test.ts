// Tiles as the page asks for them: made by the real reader, kept under previews/, served by address.
import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { TileEvent, TilePyramid } from '../../../electron/contract/views.ts'
import { createTiles } from '../../../electron/services/files/tiles.ts'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { getPhoto } from '../../../electron/services/store/photos.ts'
import { grainy } from '../../fixtures/photos/quarters.ts'
import { realReader } from '../../fixtures/photos/real-reader.ts'
import { temporaryFolder } from '../../fixtures/photos/temporary-folder.ts'
import { caseWith, type OpenedWorkbench, openWorkbench } from '../../fixtures/workbench/open-workbench.ts'

let opened: OpenedWorkbench
let photoIds: PhotoId[]
const reader = realReader()
const tilesFolder = () => join(opened.folder, 'previews', 'tiles')

async function prepared(photoId: PhotoId): Promise<{ events: TileEvent[]; pyramid: TilePyramid }> {
  const events: TileEvent[] = []
  for await (const event of await opened.client.views.tiles({ photoId })) events.push(event)
  const last = events.at(-1)
  if (last?.type !== 'tiles-finished') throw new Error('The tiles were not finished')
  return { events, pyramid: last.pyramid }
}

const ask = (path: string) => opened.workbench.files(new Request(`http://page/${path}`))

beforeAll(async () => {
  opened = await openWorkbench()
  const paths = ['one.jpg', 'two.jpg'].map((name) => join(opened.folder, name))
  for (const [index, path] of paths.entries())
    writeFileSync(
      path,
      await grainy(1500 + index, 1100)
        .jpeg()
        .toBuffer(),
    )
  ;({ photoIds } = await caseWith(opened.client, paths))
})
afterAll(async () => {
  expect(opened.bugs).toEqual([])
  await opened[Symbol.asyncDispose]()
})

it('are made once, told of while they are made, and served', async () => {
  const [photoId] = photoIds as [PhotoId]
  const { events, pyramid } = await prepared(photoId)
  expect(events[0]).toEqual({ type: 'tiles-progressed', fraction: 0 })
  expect(pyramid.levels.at(-1)).toEqual({ widthPx: 1500, heightPx: 1100 })
  const last = pyramid.levels.length - 1
  const answer = await ask(`photos/${photoId}/tiles/${last}/2_2`)
  expect(answer.headers.get('content-type')).toBe('image/jpeg')
  const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
  expect([width, height]).toEqual([1500 - 1024, 1100 - 1024])
  expect((await prepared(photoId)).events).toEqual([{ type: 'tiles-finished', pyramid }])
  expect(readdirSync(tilesFolder())).toHaveLength(1)
})

it.each(['9/0_0', '0/7_0', '0/..%2f0', '-1/0_0', '0/0_0.jpeg', '../../x'])('there is no tile at "%s"', async (place) => {
  expect((await ask(`photos/${photoIds[0]}/tiles/${place}`)).status).toBeGreaterThanOrEqual(404)
})

it('may be deleted at any time, and are made again', async () => {
  const [photoId] = photoIds as [PhotoId]
  rmSync(tilesFolder(), { recursive: true })
  expect((await ask(`photos/${photoId}/tiles/0/0_0`)).status).toBe(404)
  await prepared(photoId)
  expect((await ask(`photos/${photoId}/tiles/0/0_0`)).status).toBe(200)
})

it('leave nothing behind when nobody waits for them any more', async () => {
  const [, photoId] = photoIds as [PhotoId, PhotoId]
  const leaving = new AbortController()
  const events = await opened.client.views.tiles({ photoId }, { signal: leaving.signal })
  await expect(
    (async () => {
      for await (const _ of events) leaving.abort()
    })(),
  ).rejects.toThrow()
  await expect.poll(() => readdirSync(tilesFolder()).filter((name) => name.includes('.part'))).toEqual([])
})

it('of the photos looked at longest ago make room for new ones', async () => {
  const folder = temporaryFolder()
  await opened.close()
  const library = openLibrary({ folder: opened.folder, actor: 'ana' })
  try {
    const photos = photoIds.map((photoId) => getPhoto(library.read, photoId))
    const previews = { ...library, folder }
    const tiles = createTiles({ library: previews, photos: reader, mostBytes: 1 })
    const make = async (photo: (typeof photos)[number]) => {
      for await (const event of tiles.prepare(photo.sha256, photo)) if (event.type === 'tiles-finished') return
    }
    await make(photos[0]!)
    const first = join(folder, 'previews', 'tiles', `${photos[0]!.sha256}-512`)
    utimesSync(first, new Date(0), new Date(0))
    await make(photos[1]!)
    // The newest stays, however large it is: it is being looked at.
    expect(readdirSync(join(folder, 'previews', 'tiles'))).toEqual([`${photos[1]!.sha256}-512`])
  } finally {
    library.close()
  }
})
