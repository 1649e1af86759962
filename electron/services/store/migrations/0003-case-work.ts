// Status, tags and fields of cases and photos; which verdict stands; likeness of photos; an index of words for each kind.

/** As they were when this migration was released. */
const KINDS = ['case', 'property', 'place', 'photo', 'note', 'text', 'reasoning']

const STATUSES = `('to-do', 'in-progress', 'needs-help', 'ready', 'closed')`

/** Seven pieces of a hash of 64 bits, as [first digit, digits]: two hashes that differ in at most six bits have a piece in common. */
const BANDS = [
  [1, 3],
  [4, 3],
  [7, 2],
  [9, 2],
  [11, 2],
  [13, 2],
  [15, 2],
]
// Not INSERT OR IGNORE: within a trigger, the statement outside decides what becomes of conflicts.
const bandsOf = (hash: string) =>
  BANDS.map(
    ([first, digits], band) =>
      `INSERT INTO hash_bands (band, digits, hash) SELECT ${band}, substr(${hash}, ${first}, ${digits}), ${hash}
         WHERE ${hash} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM hash_bands WHERE band = ${band} AND digits = substr(${hash}, ${first}, ${digits}) AND hash = ${hash});`,
  ).join('\n')

const STANDING = `
  (SELECT number, precision FROM verdicts WHERE photo_id = photos.id AND NOT coalesce(
    (SELECT withdrawn FROM verdict_withdrawals WHERE verdict_number = verdicts.number ORDER BY verdict_withdrawals.number DESC LIMIT 1), 0
  ) ORDER BY number DESC LIMIT 1)`

export const sql = `
ALTER TABLE cases ADD COLUMN status TEXT NOT NULL DEFAULT 'to-do' CHECK (status IN ${STATUSES});
ALTER TABLE cases ADD COLUMN assignee TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN changed_at TEXT NOT NULL DEFAULT '';
UPDATE cases SET changed_at = max(
  created_at,
  coalesce((SELECT max(at) FROM acts WHERE case_id = cases.id), ''),
  coalesce((SELECT max(added_at) FROM photos WHERE case_id = cases.id), ''),
  coalesce((SELECT max(ended_at) FROM runs JOIN photos ON photos.id = photo_id WHERE case_id = cases.id), '')
);

ALTER TABLE photos ADD COLUMN status TEXT NOT NULL DEFAULT 'to-do' CHECK (status IN ${STATUSES});
ALTER TABLE photos ADD COLUMN changed_at TEXT NOT NULL DEFAULT '';
ALTER TABLE photos ADD COLUMN standing_verdict INTEGER REFERENCES verdicts (number);
ALTER TABLE photos ADD COLUMN standing_precision TEXT;
UPDATE photos SET changed_at = max(
  added_at,
  coalesce((SELECT max(ended_at) FROM runs WHERE photo_id = photos.id), ''),
  coalesce((SELECT max(decided_at) FROM verdicts WHERE photo_id = photos.id), '')
);
UPDATE photos SET (standing_verdict, standing_precision) = ${STANDING};

-- The overview pages through all photos in any of these orders.
CREATE INDEX photos_by_number ON photos (number) WHERE removed_at IS NULL;
CREATE INDEX photos_by_name ON photos (file_name COLLATE NOCASE, number) WHERE removed_at IS NULL;
CREATE INDEX photos_by_change ON photos (changed_at, number) WHERE removed_at IS NULL;
CREATE INDEX photos_by_status ON photos (instr('to-do in-progress needs-help ready closed', status), number) WHERE removed_at IS NULL;
CREATE INDEX photos_by_precision ON photos (
  instr('undecided country region city locality vicinity exact', coalesce(standing_precision, 'none')), number
) WHERE removed_at IS NULL;
CREATE INDEX photos_decided ON photos (case_id, standing_precision) WHERE removed_at IS NULL AND standing_verdict IS NOT NULL;

CREATE TRIGGER verdict_stands AFTER INSERT ON verdicts BEGIN
  UPDATE photos SET standing_verdict = NEW.number, standing_precision = NEW.precision WHERE id = NEW.photo_id;
END;
CREATE TRIGGER withdrawal_counts AFTER INSERT ON verdict_withdrawals BEGIN
  UPDATE photos SET (standing_verdict, standing_precision) = ${STANDING}
  WHERE id = (SELECT photo_id FROM verdicts WHERE number = NEW.verdict_number);
END;

CREATE TABLE case_tags (
  case_id TEXT NOT NULL REFERENCES cases (id),
  tag TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (case_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_tags_by_tag ON case_tags (tag, case_id);
CREATE TABLE photo_tags (
  photo_id TEXT NOT NULL REFERENCES photos (id),
  tag TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (photo_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_tags_by_tag ON photo_tags (tag, photo_id);
CREATE TABLE case_fields (
  case_id TEXT NOT NULL REFERENCES cases (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX originals_by_hash ON originals (perceptual_hash) WHERE perceptual_hash IS NOT NULL;
CREATE TABLE hash_bands (
  band INTEGER NOT NULL,
  digits TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (band, digits, hash)
) STRICT, WITHOUT ROWID;
${BANDS.map(
  ([first, digits], band) =>
    `INSERT OR IGNORE INTO hash_bands (band, digits, hash)
       SELECT ${band}, substr(perceptual_hash, ${first}, ${digits}), perceptual_hash FROM originals WHERE perceptual_hash IS NOT NULL;`,
).join('\n')}
CREATE TRIGGER original_hashed AFTER INSERT ON originals BEGIN ${bandsOf('NEW.perceptual_hash')} END;
CREATE TRIGGER original_hashed_again AFTER UPDATE OF perceptual_hash ON originals BEGIN ${bandsOf('NEW.perceptual_hash')} END;

-- One index of words for each kind: the newest of a kind are found without looking at the others, however frequent a word is.
DROP TRIGGER search_entries_added;
DROP TRIGGER search_entries_dropped;
DROP TABLE search_words;
CREATE TABLE search_entries_by_kind (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN (${KINDS.map((kind) => `'${kind}'`).join(', ')})),
  origin TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES cases (id),
  photo_id TEXT REFERENCES photos (id),
  body TEXT NOT NULL
) STRICT;
INSERT INTO search_entries_by_kind (number, kind, origin, case_id, photo_id, body)
  SELECT number, kind, origin, case_id, photo_id, body FROM search_entries;
DROP TABLE search_entries;
ALTER TABLE search_entries_by_kind RENAME TO search_entries;
CREATE INDEX search_entries_by_origin ON search_entries (origin);
CREATE INDEX search_entries_of_photo ON search_entries (photo_id);
${KINDS.map(
  (kind) => `
CREATE VIEW search_entries_${kind} AS SELECT number, body FROM search_entries WHERE kind = '${kind}';
CREATE VIRTUAL TABLE search_words_${kind} USING fts5 (
  body, content = 'search_entries_${kind}', content_rowid = 'number', prefix = '1 2 3 4',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
INSERT INTO search_words_${kind} (search_words_${kind}) VALUES ('rebuild');
CREATE TRIGGER search_${kind}_added AFTER INSERT ON search_entries WHEN NEW.kind = '${kind}' BEGIN
  INSERT INTO search_words_${kind} (rowid, body) VALUES (NEW.number, NEW.body);
END;
CREATE TRIGGER search_${kind}_dropped AFTER DELETE ON search_entries WHEN OLD.kind = '${kind}' BEGIN
  INSERT INTO search_words_${kind} (search_words_${kind}, rowid, body) VALUES ('delete', OLD.number, OLD.body);
END;`,
).join('\n')}
`
