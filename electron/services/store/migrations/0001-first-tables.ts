// A migration, once released, is never edited: a library that was made with it exists somewhere.
export const sql = `
CREATE TABLE originals (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  media_type TEXT NOT NULL,
  byte_length INTEGER NOT NULL,
  width_px INTEGER,
  height_px INTEGER,
  perceptual_hash TEXT CHECK (length(perceptual_hash) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- A photo that is removed from its case is hidden, with all that was found on it; nothing is destroyed.
CREATE TABLE photos (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL REFERENCES cases (id),
  sha256 TEXT NOT NULL REFERENCES originals (sha256),
  position INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  problem TEXT,
  remarks TEXT NOT NULL,
  credit TEXT,
  added_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX photos_of_case ON photos (case_id, position) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX photos_by_original ON photos (sha256, case_id) WHERE removed_at IS NULL;

CREATE TABLE photo_metadata (
  photo_id TEXT NOT NULL PRIMARY KEY REFERENCES photos (id),
  metadata TEXT NOT NULL,
  read_at TEXT NOT NULL
) STRICT;

CREATE TABLE clues (
  id TEXT NOT NULL PRIMARY KEY,
  photo_id TEXT NOT NULL REFERENCES photos (id),
  source TEXT NOT NULL CHECK (source IN ('metadata', 'text', 'analyst')),
  position INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  quote TEXT NOT NULL,
  supports TEXT NOT NULL,
  reliability REAL NOT NULL CHECK (reliability BETWEEN 0 AND 1),
  in_posterior INTEGER NOT NULL CHECK (in_posterior IN (0, 1)),
  standing TEXT NOT NULL CHECK (standing IN ('proposed', 'accepted', 'doubted', 'rejected')),
  polygon TEXT,
  text TEXT,
  UNIQUE (photo_id, source, fingerprint)
) STRICT;

-- What has already been looked for in a photo, and by which version of the reader.
CREATE TABLE readings (
  photo_id TEXT NOT NULL REFERENCES photos (id),
  source TEXT NOT NULL CHECK (source IN ('metadata', 'text', 'analyst')),
  reader TEXT NOT NULL,
  read_at TEXT NOT NULL,
  PRIMARY KEY (photo_id, source)
) STRICT, WITHOUT ROWID;

-- One row per process that has or had the library open.
CREATE TABLE sessions (
  id TEXT NOT NULL PRIMARY KEY,
  process_id INTEGER NOT NULL,
  actor TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE INDEX sessions_open ON sessions (id) WHERE ended_at IS NULL;

CREATE TABLE runs (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  photo_id TEXT NOT NULL REFERENCES photos (id),
  session_id TEXT NOT NULL REFERENCES sessions (id),
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'failed', 'cancelled', 'interrupted')),
  stage TEXT,
  settings TEXT NOT NULL,
  passport TEXT,
  timings TEXT,
  problem TEXT,
  model_means_nothing INTEGER NOT NULL CHECK (model_means_nothing IN (0, 1)),
  rerun_of TEXT REFERENCES runs (id),
  queued_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT
) STRICT;
CREATE INDEX runs_of_photo ON runs (photo_id);
CREATE INDEX runs_waiting ON runs (queued_at, number) WHERE state = 'queued';
CREATE INDEX runs_under_way ON runs (session_id) WHERE state = 'running';

CREATE TABLE samples (
  run_id TEXT NOT NULL REFERENCES runs (id),
  number INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  text TEXT NOT NULL,
  tokens INTEGER NOT NULL,
  log_probability REAL NOT NULL,
  stop_reason TEXT NOT NULL,
  answer TEXT NOT NULL,
  resolved_name TEXT,
  token_ids BLOB NOT NULL,
  token_log_probabilities BLOB NOT NULL,
  finished_at TEXT NOT NULL,
  PRIMARY KEY (run_id, number)
) STRICT;

CREATE TABLE posteriors (
  run_id TEXT NOT NULL PRIMARY KEY REFERENCES runs (id),
  method TEXT NOT NULL,
  snapshot BLOB NOT NULL,
  computed_at TEXT NOT NULL
) STRICT;

CREATE TABLE candidates (
  run_id TEXT NOT NULL REFERENCES posteriors (run_id) ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL,
  place_id INTEGER,
  country_code TEXT,
  lat REAL NOT NULL,
  lon REAL NOT NULL,
  radius_km REAL NOT NULL,
  probability REAL NOT NULL,
  samples TEXT NOT NULL,
  clues TEXT NOT NULL,
  PRIMARY KEY (run_id, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL REFERENCES cases (id),
  photo_id TEXT REFERENCES photos (id),
  text TEXT NOT NULL,
  written_at TEXT NOT NULL,
  author TEXT NOT NULL
) STRICT;
CREATE INDEX notes_of_case ON notes (case_id, photo_id);

CREATE TABLE verdicts (
  number INTEGER PRIMARY KEY,
  photo_id TEXT NOT NULL REFERENCES photos (id),
  precision TEXT NOT NULL,
  place_id INTEGER,
  place_name TEXT NOT NULL,
  country_code TEXT,
  lat REAL,
  lon REAL,
  reasons TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  author TEXT NOT NULL
) STRICT;
CREATE INDEX verdicts_of_photo ON verdicts (photo_id);
CREATE TRIGGER verdicts_stay BEFORE UPDATE ON verdicts BEGIN SELECT raise(ABORT, 'a verdict is never changed'); END;
CREATE TRIGGER verdicts_last BEFORE DELETE ON verdicts BEGIN SELECT raise(ABORT, 'a verdict is never deleted'); END;

CREATE TABLE log (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  details TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER log_follows BEFORE INSERT ON log WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM log)
  BEGIN SELECT raise(ABORT, 'the log is only ever appended to'); END;
CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN SELECT raise(ABORT, 'the log is only ever appended to'); END;
CREATE TRIGGER log_lasts BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'the log is only ever appended to'); END;

CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The words of everything that can be searched, and where they come from.
CREATE TABLE search_entries (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'text', 'reasoning', 'place', 'note', 'case')),
  origin TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES cases (id),
  photo_id TEXT REFERENCES photos (id),
  body TEXT NOT NULL
) STRICT;
CREATE INDEX search_entries_by_origin ON search_entries (origin);
CREATE INDEX search_entries_of_photo ON search_entries (photo_id);
CREATE VIRTUAL TABLE search_words USING fts5 (
  body, content = 'search_entries', content_rowid = 'number',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
CREATE TRIGGER search_entries_added AFTER INSERT ON search_entries BEGIN
  INSERT INTO search_words (rowid, body) VALUES (NEW.number, NEW.body);
END;
CREATE TRIGGER search_entries_dropped AFTER DELETE ON search_entries BEGIN
  INSERT INTO search_words (search_words, rowid, body) VALUES ('delete', OLD.number, OLD.body);
END;
`
