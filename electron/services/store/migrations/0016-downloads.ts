// Models that are fetched from the hub, with the hashes that the hub gave and those that were found.
export const sql = `
CREATE TABLE downloads (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  model_id TEXT,
  repo TEXT NOT NULL,
  commit_id TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('pair', 'checkpoint')),
  format TEXT,
  licence TEXT,
  folder_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'under-way', 'paused', 'finished', 'failed', 'cancelled')),
  problem TEXT CHECK ((problem IS NOT NULL) = (state = 'failed')),
  bytes_done INTEGER NOT NULL DEFAULT 0 CHECK (bytes_done >= 0),
  session_id TEXT REFERENCES sessions (id),
  asked_at TEXT NOT NULL
) STRICT;

CREATE TABLE download_files (
  download_number INTEGER NOT NULL REFERENCES downloads (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  hash_kind TEXT NOT NULL CHECK (hash_kind IN ('sha256', 'git-blob')),
  hash TEXT NOT NULL,
  sha256 TEXT,
  PRIMARY KEY (download_number, position)
) STRICT, WITHOUT ROWID;
`
