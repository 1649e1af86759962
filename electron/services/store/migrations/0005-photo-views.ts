// Views of a photo that runs can be shown, and care for those who look at hard ones.
export const sql = `
CREATE TABLE photo_views (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  photo_id TEXT NOT NULL REFERENCES photos (id),
  name TEXT NOT NULL,
  region TEXT NOT NULL,
  adjustments TEXT,
  created_at TEXT NOT NULL,
  author TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX views_of_photo ON photo_views (photo_id, number);
-- A run is done again on the view that it was shown: only the name may change, and whether it is listed.
CREATE TRIGGER views_stay BEFORE UPDATE OF id, photo_id, region, adjustments, created_at, author ON photo_views
  BEGIN SELECT raise(ABORT, 'a view is never changed'); END;
CREATE TRIGGER views_last BEFORE DELETE ON photo_views BEGIN SELECT raise(ABORT, 'a view is never deleted'); END;

ALTER TABLE runs ADD COLUMN view_id TEXT REFERENCES photo_views (id);

CREATE TABLE case_care (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
  look TEXT NOT NULL CHECK (look IN ('off', 'blur', 'grey', 'blur-and-grey')),
  scope TEXT NOT NULL CHECK (scope IN ('marked', 'all'))
) STRICT, WITHOUT ROWID;

CREATE TABLE graphic_marks (
  photo_id TEXT NOT NULL PRIMARY KEY REFERENCES photos (id),
  graphic INTEGER NOT NULL CHECK (graphic IN (0, 1))
) STRICT, WITHOUT ROWID;
`
