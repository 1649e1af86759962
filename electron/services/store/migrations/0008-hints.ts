// Hints that an analyst draws on the map, what a run's answer rested on, and files of places laid over the map.
export const sql = `
CREATE TABLE hints (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL REFERENCES cases (id),
  photo_id TEXT REFERENCES photos (id),
  side TEXT NOT NULL,
  area TEXT NOT NULL,
  strength TEXT NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  added_at TEXT NOT NULL,
  author TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX hints_of_case ON hints (case_id, number);

-- What a run's saved answer rested on. The log holds the hash.
CREATE TABLE run_hints (
  run_id TEXT PRIMARY KEY REFERENCES runs (id),
  hints TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A file of places that was taken in; its content never changes.
CREATE TABLE overlays (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL REFERENCES cases (id),
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  byte_length INTEGER NOT NULL,
  features BLOB NOT NULL,
  feature_count INTEGER NOT NULL,
  refused TEXT NOT NULL,
  added_at TEXT NOT NULL,
  author TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX overlays_of_case ON overlays (case_id, number);
`
