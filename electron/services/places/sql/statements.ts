import type Database from 'better-sqlite3'

/** Every question put to the gazetteer. Its own read-only file: nothing here touches the library's store. */
export function prepareStatements(db: Database.Database) {
  return {
    /** Folded name → its row. */
    nameByFolded: db.prepare<[string], NameRow>('SELECT position, folded, spelling, readings FROM name WHERE folded = ?'),
    /** Names from one spelling to another, in the order of their letters. */
    namesFrom: db.prepare<[string, string, number], NameRow>(
      'SELECT position, folded, spelling, readings FROM name WHERE folded >= ? AND folded < ? ORDER BY folded LIMIT ?',
    ),
    nameAt: db.prepare<[number], NameRow>('SELECT position, folded, spelling, readings FROM name WHERE position = ?'),
    typoBucket: db.prepare<[number], Buffer>('SELECT entries FROM typo WHERE bucket = ?').pluck(),
    placeAt: db.prepare<[number], { id: number; name: string }>('SELECT id, name FROM place WHERE position = ?'),
    placeById: db.prepare<[number], number>('SELECT position FROM place WHERE id = ?').pluck(),
    admin1At: db.prepare<[number], string>('SELECT name FROM admin1 WHERE position = ?').pluck(),
    admin2At: db.prepare<[number], string>('SELECT name FROM admin2 WHERE position = ?').pluck(),
    outlinesAround: db.prepare<[number, number, number, number], { area: number; rings: Buffer }>(
      `SELECT outline.area, outline.rings FROM outline_box JOIN outline ON outline.id = outline_box.id
       WHERE west <= ? AND east >= ? AND south <= ? AND north >= ?`,
    ),
    outlinesOf: db.prepare<[number], Buffer>('SELECT rings FROM outline WHERE area = ?').pluck(),
    areas: db.prepare<[], AreaRow>('SELECT position, country, admin1, name, claimants, note FROM area ORDER BY position'),
    countries: db.prepare<[], CountryRow>('SELECT position, code, name, lat, lon, population FROM country ORDER BY position'),
    block: db.prepare<[string], Buffer>('SELECT bytes FROM block WHERE name = ?').pluck(),
    meta: db.prepare<[], { key: string; value: string }>('SELECT key, value FROM meta'),
  }
}

export type Statements = ReturnType<typeof prepareStatements>

export interface NameRow {
  position: number
  folded: string
  /** Null where it is spelt as it is folded. */
  spelling: string | null
  readings: Buffer
}

export interface AreaRow {
  position: number
  country: number
  admin1: number | null
  name: string
  claimants: string
  note: string | null
}

export interface CountryRow {
  position: number
  code: string
  name: string
  lat: number | null
  lon: number | null
  population: number
}
