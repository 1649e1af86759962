/** The tables of the gazetteer. Coordinates, populations and indexes live in `block` as typed arrays: they are read whole. */
export const SCHEMA = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE block (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE country (
    position INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, lat REAL, lon REAL, population INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE admin1 (position INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL) STRICT;
  CREATE TABLE admin2 (position INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL) STRICT;
  CREATE TABLE place (position INTEGER PRIMARY KEY, id INTEGER NOT NULL, name TEXT NOT NULL) STRICT;
  CREATE TABLE name (position INTEGER PRIMARY KEY, folded TEXT NOT NULL, spelling TEXT, readings BLOB NOT NULL) STRICT;
  CREATE TABLE typo (bucket INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
  CREATE TABLE area (
    position INTEGER PRIMARY KEY, country INTEGER NOT NULL, admin1 INTEGER, name TEXT NOT NULL, claimants TEXT NOT NULL, note TEXT
  ) STRICT;
  CREATE TABLE outline (id INTEGER PRIMARY KEY, area INTEGER NOT NULL, rings BLOB NOT NULL) STRICT;
  CREATE VIRTUAL TABLE outline_box USING rtree(id, west, east, south, north);
`

export const INDEXES = `
  CREATE UNIQUE INDEX name_by_folded ON name (folded);
  CREATE UNIQUE INDEX place_by_id ON place (id);
`
