// Photos that were added together, so that adding them can be taken back as the one thing that it was.
export const sql = `
CREATE TABLE intake_batches (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  taken_back_at TEXT
) STRICT, WITHOUT ROWID;

-- Those that were new to the case: one that was there before is not the batch's to take away.
CREATE TABLE batch_photos (
  batch_id TEXT NOT NULL REFERENCES intake_batches (id),
  photo_id TEXT NOT NULL REFERENCES photos (id),
  PRIMARY KEY (batch_id, photo_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE intake_items ADD COLUMN batch_id TEXT REFERENCES intake_batches (id);
CREATE INDEX intake_of_batch ON intake_items (batch_id) WHERE batch_id IS NOT NULL;
`
