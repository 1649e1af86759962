// Everything that an analyst does can be undone; what was taken back stays in the library.
export const sql = `
CREATE TABLE acts (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT REFERENCES cases (id),
  photo_id TEXT REFERENCES photos (id),
  act TEXT NOT NULL,
  inverse TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  undone_at TEXT
) STRICT;
CREATE INDEX acts_of_case ON acts (case_id, number);

ALTER TABLE notes ADD COLUMN retracted_at TEXT;

-- The last entry of a verdict counts.
CREATE TABLE verdict_withdrawals (
  number INTEGER PRIMARY KEY,
  verdict_number INTEGER NOT NULL REFERENCES verdicts (number),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  at TEXT NOT NULL,
  author TEXT NOT NULL
) STRICT;
CREATE INDEX withdrawals_of_verdict ON verdict_withdrawals (verdict_number);
CREATE TRIGGER withdrawals_stay BEFORE UPDATE ON verdict_withdrawals BEGIN SELECT raise(ABORT, 'a withdrawal is never changed'); END;
CREATE TRIGGER withdrawals_last BEFORE DELETE ON verdict_withdrawals BEGIN SELECT raise(ABORT, 'a withdrawal is never deleted'); END;

-- Words of photos that were taken out of their case, until they are brought back.
CREATE TABLE set_aside_entries (
  kind TEXT NOT NULL,
  origin TEXT NOT NULL,
  case_id TEXT NOT NULL,
  photo_id TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX set_aside_of_photo ON set_aside_entries (photo_id);

-- A photo that comes back takes its old place: no place is ever given twice.
CREATE INDEX photos_by_position ON photos (case_id, position);
`
