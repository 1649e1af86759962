// Files on their way in, folders that are watched, and photos of one place as a group.
export const sql = `
-- A folder that is no longer watched keeps what was seen in it, for when it is watched again.
CREATE TABLE watched_folders (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL REFERENCES cases (id),
  path TEXT NOT NULL,
  since TEXT NOT NULL,
  problem TEXT,
  removed_at TEXT,
  UNIQUE (case_id, path)
) STRICT;

-- Which files were taken from it, as they were: what was removed from the case must not come back by itself.
CREATE TABLE watched_files (
  folder_number INTEGER NOT NULL REFERENCES watched_folders (number),
  path TEXT NOT NULL,
  byte_length INTEGER NOT NULL,
  modified_ms REAL NOT NULL,
  PRIMARY KEY (folder_number, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE intake_items (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL REFERENCES cases (id),
  folder_number INTEGER REFERENCES watched_folders (number),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'under-way', 'added', 'already-here', 'failed', 'cancelled')),
  -- What waits is taken up in this order.
  place INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  -- Either a file of this machine, or bytes that wait in the library under this name.
  path TEXT,
  received TEXT,
  sha256 TEXT CHECK (length(sha256) = 64),
  byte_length INTEGER,
  problem TEXT,
  photo_id TEXT REFERENCES photos (id),
  session_id TEXT REFERENCES sessions (id),
  queued_at TEXT NOT NULL,
  ended_at TEXT,
  CHECK ((path IS NULL) <> (received IS NULL)),
  CHECK ((received IS NULL) = (sha256 IS NULL) AND (received IS NULL) = (byte_length IS NULL))
) STRICT;
CREATE INDEX intake_waiting ON intake_items (place, number) WHERE state = 'waiting';
CREATE INDEX intake_under_way ON intake_items (session_id) WHERE state = 'under-way';
CREATE INDEX intake_of_case ON intake_items (case_id, state);

CREATE TABLE photo_groups (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL REFERENCES cases (id),
  name TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX groups_of_case ON photo_groups (case_id);

CREATE TABLE group_members (
  photo_id TEXT NOT NULL PRIMARY KEY REFERENCES photos (id),
  group_id TEXT NOT NULL REFERENCES photo_groups (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_of_group ON group_members (group_id);
`
