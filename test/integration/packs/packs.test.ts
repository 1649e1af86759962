// Map packs of the user's own through the whole workbench: real files, good and hostile.
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PackId } from '../../../electron/contract/packs.ts'
import { varint } from '../../fixtures/packs/protobuf.ts'
import { picturePack, streetPack } from '../../fixtures/packs/street-pack.ts'
import { directoryBytes, pmtilesBytes, type TestPack, writeMbtiles, writePmtiles } from '../../fixtures/packs/write-packs.ts'
import { type OpenedWorkbench, openWorkbench } from '../../fixtures/workbench/open-workbench.ts'

let opened: OpenedWorkbench
let folder: string
beforeAll(async () => {
  opened = await openWorkbench()
  folder = await mkdtemp(join(tmpdir(), 'whereabouts-packs-'))
})
afterAll(async () => {
  expect(opened.bugs).toEqual([])
  await opened[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})
const packs = () => opened.client.packs
const at = (name: string) => join(folder, name)
const tile = (id: PackId, z: number, x: number, y: number) => opened.workbench.files(new Request(`http://page/packs/${id}/${z}/${x}/${y}`))
const added = async (path: string) => (await packs().add({ path })).find((pack) => pack.path === path)!
/** Why a file is refused. */
const refusal = async (path: string) => {
  const error = await packs()
    .add({ path })
    .then(
      () => null,
      (reason: { data?: { code: string; message: string } }) => reason.data,
    )
  return error ?? { code: 'accepted', message: '' }
}

describe('a pack of the user’s own', () => {
  it.each(['pmtiles', 'mbtiles'] as const)('is read in place, tile by tile: %s', async (container) => {
    const path = at(`streets.${container}`)
    const street = streetPack()
    if (container === 'pmtiles') writePmtiles(path, street)
    else writeMbtiles(path, street)
    const before = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
    const pack = await added(path)
    expect(pack).toMatchObject({
      name: 'Made-up town',
      state: 'ready',
      content: { container, tiles: 'mvt', minZoom: 10, maxZoom: 14, attribution: '© Nobody & Co' },
    })
    const answer = await tile(pack.id, 11, 486 * 2 + 1, 391 * 2)
    expect(answer.headers.get('content-type')).toBe('application/x-protobuf')
    expect(Buffer.from(await answer.arrayBuffer()).equals(street.tiles.find(({ z }) => z === 11)!.bytes)).toBe(true)
    expect((await tile(pack.id, 11, 0, 0)).status).toBe(204)
    expect((await tile(pack.id, 3, 9, 0)).status).toBe(204)
    expect(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ).toBe(before)
  })

  it.each(['png', 'webp', 'jpeg'] as const)('may hold pictures: %s', async (kind) => {
    const path = at(`${kind}.pmtiles`)
    const made = await picturePack(kind)
    writePmtiles(path, made)
    const { id, content } = await added(path)
    expect(content?.tiles).toBe(kind)
    const answer = await tile(id, 10, 486, 391)
    expect(answer.headers.get('content-type')).toBe(`image/${kind}`)
    expect(Buffer.from(await answer.arrayBuffer()).equals(made.tiles[0]!.bytes)).toBe(true)
  })

  it('is named, switched off, moved and removed; the file stays', async () => {
    const [first, second] = await packs().list()
    expect(await packs().change({ id: first!.id, name: 'Lisbon', enabled: false })).toContainEqual(
      expect.objectContaining({ id: first!.id, name: 'Lisbon', enabled: false }),
    )
    expect((await packs().move({ id: second!.id, by: -1 }))[0]?.id).toBe(second!.id)
    expect((await packs().remove({ id: first!.id })).map(({ id }) => id)).not.toContain(first!.id)
    expect((await readFile(first!.path)).length).toBeGreaterThan(0)
    expect(await refusal(second!.path)).toMatchObject({ code: 'pack-listed' })
  })

  it('says so while its file is gone, and comes back with it', async () => {
    const path = at('stick.pmtiles')
    writePmtiles(path, streetPack())
    const { id } = await added(path)
    const find = async () => (await packs().list()).find((pack) => pack.id === id)
    await rename(path, `${path}.away`)
    expect(await find()).toMatchObject({ state: 'missing', content: null })
    expect((await tile(id, 10, 486, 391)).status).toBe(422)
    await rename(`${path}.away`, path)
    expect(await find()).toMatchObject({ state: 'ready' })
    expect((await tile(id, 10, 486, 391)).status).toBe(200)
    // Another file in its place is read anew, and never as the old one.
    await writeFile(path, 'something else')
    await utimes(path, 1, 1)
    expect(await find()).toMatchObject({ state: 'unreadable' })
  })
})

describe('a file that is no pack, or a hostile one, is refused in words', () => {
  const good = pmtilesBytes(streetPack())
  const changed = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(good)
    change(bytes)
    return bytes
  }
  const bomb = gzipSync(Buffer.alloc(64_000_000))
  const withRoot = (directory: Buffer) => {
    const head = Buffer.from(good.subarray(0, 127))
    head.writeBigUInt64LE(127n, 8)
    head.writeBigUInt64LE(BigInt(directory.length), 16)
    head.writeBigUInt64LE(0n, 32)
    return Buffer.concat([head, directory])
  }
  const files: [why: string, bytes: Buffer][] = [
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('PMTiles are nice')],
    ['an older version', changed((bytes) => bytes.writeUInt8(2, 7))],
    ['an unknown kind of tile', changed((bytes) => bytes.writeUInt8(9, 99))],
    ['an unknown compression', changed((bytes) => bytes.writeUInt8(4, 97))],
    ['zooms the wrong way round', changed((bytes) => bytes.writeUInt8(3, 101))],
    ['an area beyond the world', changed((bytes) => bytes.writeInt32LE(2_000_000_000, 102))],
    ['a root that lies outside', changed((bytes) => bytes.writeBigUInt64LE(1n << 40n, 8))],
    ['a root of negative length', changed((bytes) => bytes.writeBigUInt64LE(0xffffffffffffffffn, 16))],
    [
      'metadata that unpacks without end',
      Buffer.concat([
        changed((bytes) => {
          bytes.writeBigUInt64LE(BigInt(good.length), 24)
          bytes.writeBigUInt64LE(BigInt(bomb.length), 32)
        }),
        bomb,
      ]),
    ],
    ['a directory that unpacks without end', withRoot(gzipSync(gzipSync(Buffer.alloc(1_000_000))).subarray(0, 40))],
    ['a directory that claims a billion entries', withRoot(gzipSync(directoryBytes([{ id: 1, length: 1 }], 1_000_000_000)))],
    [
      'a directory of endless numbers',
      withRoot(gzipSync(Buffer.from([...varint(2), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]))),
    ],
    ['a file cut short', good.subarray(0, 200)],
  ]
  it.each(files)('PMTiles with %s', async (why, bytes) => {
    const path = at(`bad ${why}.pmtiles`)
    await writeFile(path, bytes)
    expect(await refusal(path)).toMatchObject({
      code: 'pack-unreadable',
      message: expect.stringMatching(/^This map pack cannot be used: .+\.$/),
    })
  })

  const databases: [why: string, change: (db: Database.Database) => void][] = [
    [
      'a view that computes for ever',
      (db) =>
        db.exec(
          'DROP VIEW tiles; CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS zoom_level, i AS tile_column, i AS tile_row, i AS tile_data FROM n',
        ),
    ],
    [
      'a view that calls functions',
      (db) =>
        db.exec(
          'DROP VIEW tiles; CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, randomblob(1000000000) AS tile_data FROM map',
        ),
    ],
    ['no index', (db) => db.exec('DROP INDEX map_index')],
    ['no metadata', (db) => db.exec('DROP TABLE metadata')],
    ['an unknown format', (db) => db.exec("UPDATE metadata SET value = 'exe' WHERE name = 'format'")],
    ['an area that is none', (db) => db.exec("UPDATE metadata SET value = 'here' WHERE name = 'bounds'")],
    ['write-ahead mode', (db) => db.pragma('journal_mode = WAL')],
  ]
  it.each(databases)('MBTiles with %s', async (why, change) => {
    const path = at(`bad ${why}.mbtiles`)
    writeMbtiles(path, streetPack())
    const db = new Database(path)
    change(db)
    db.close()
    expect(await refusal(path)).toMatchObject({ code: 'pack-unreadable' })
  })

  it('a name of another kind, a folder, a path that is not whole, a file that is not there', async () => {
    await writeFile(at('note.txt'), 'x')
    expect(await refusal(at('note.txt'))).toMatchObject({ code: 'pack-unreadable' })
    expect(await refusal(folder)).toMatchObject({ code: 'pack-unreadable' })
    expect(await refusal('streets.pmtiles')).toMatchObject({ code: 'pack-path' })
    expect(await refusal(at('nowhere.pmtiles'))).toMatchObject({ code: 'pack-missing' })
  })

  it('tiles that are bombs, giants or no pictures are not served', async () => {
    const giant = await sharp({ create: { width: 3000, height: 16, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const bad: TestPack = {
      ...(await picturePack('png')),
      tiles: [
        { z: 10, x: 486, y: 391, bytes: giant },
        { z: 10, x: 487, y: 391, bytes: Buffer.from('<svg onload="alert(1)">'.padEnd(200)) },
      ],
    }
    writePmtiles(at('giants.pmtiles'), bad)
    const { id } = await added(at('giants.pmtiles'))
    for (const x of [486, 487]) expect((await tile(id, 10, x, 391)).status).toBe(422)
    // Twice packed: the pack's own gzip opens to what the page would open again.
    const bombs: TestPack = { ...streetPack(), tiles: [{ z: 10, x: 486, y: 391, bytes: Buffer.alloc(32_000_000) }] }
    writeMbtiles(at('bomb.mbtiles'), bombs)
    const { id: bombId } = await added(at('bomb.mbtiles'))
    expect((await tile(bombId, 10, 486, 391)).status).toBe(422)
  })
})
