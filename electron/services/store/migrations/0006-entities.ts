// What the samples of a run claim to see, as it was checked. Where an entity is named is found anew in the words themselves.
export const sql = `
CREATE TABLE entity_checks (
  run_id TEXT NOT NULL PRIMARY KEY REFERENCES runs (id),
  session_id TEXT NOT NULL REFERENCES sessions (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'finished', 'failed', 'cancelled')),
  method TEXT NOT NULL,
  total INTEGER NOT NULL CHECK (total >= 0),
  problem TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;

CREATE TABLE entities (
  run_id TEXT NOT NULL REFERENCES entity_checks (run_id),
  key TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('grounded', 'doubtful', 'unsupported')),
  reason TEXT NOT NULL,
  line TEXT,
  seen_probability REAL CHECK (seen_probability BETWEEN 0 AND 1),
  control_probability REAL CHECK (control_probability BETWEEN 0 AND 1),
  asked TEXT,
  region TEXT,
  region_source TEXT CHECK (region_source IN ('text-line', 'model')),
  -- Whether a place in the photo was asked for: an answer may have been no place at all.
  placed INTEGER NOT NULL CHECK (placed IN (0, 1)),
  checked_at TEXT NOT NULL,
  PRIMARY KEY (run_id, key)
) STRICT, WITHOUT ROWID;
`
