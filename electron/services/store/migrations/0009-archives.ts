// Cases that came from another library as an archive, and the log that they had there, kept apart from this library's own;
// and what speaks against a verdict, beside its reasons.
export const sql = `
ALTER TABLE verdicts ADD COLUMN against TEXT NOT NULL DEFAULT '';

CREATE TABLE imports (
  number INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  seal TEXT NOT NULL CHECK (length(seal) = 64),
  file_name TEXT NOT NULL,
  product_version TEXT NOT NULL,
  exported_at TEXT NOT NULL,
  exported_by TEXT NOT NULL,
  head_sequence INTEGER,
  head_hash TEXT,
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  UNIQUE (case_id, seal)
) STRICT;
CREATE TRIGGER imports_stay BEFORE UPDATE ON imports BEGIN SELECT raise(ABORT, 'where a case came from is never changed'); END;
CREATE TRIGGER imports_last BEFORE DELETE ON imports BEGIN SELECT raise(ABORT, 'where a case came from is never forgotten'); END;

CREATE TABLE imported_log (
  case_id TEXT NOT NULL REFERENCES cases (id),
  seal TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  details TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (case_id, seal, sequence)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER imported_log_stays BEFORE UPDATE ON imported_log BEGIN SELECT raise(ABORT, 'a log is only ever kept'); END;
CREATE TRIGGER imported_log_lasts BEFORE DELETE ON imported_log BEGIN SELECT raise(ABORT, 'a log is only ever kept'); END;
`
