// How much each case holds, kept as it changes rather than counted; photos of a case in the order they came; and a number
// that tells whether anything that lists of photos show has changed.

const here = (row: string) => `(${row}.removed_at IS NULL)`
const decided = (row: string) => `(${row}.removed_at IS NULL AND ${row}.standing_verdict IS NOT NULL)`
const runsHere = (row: string) =>
  `(CASE WHEN ${row}.removed_at IS NULL THEN (SELECT count(*) FROM runs WHERE photo_id = ${row}.id) ELSE 0 END)`

const counted = (row: string, sign: '+' | '-') => `
  UPDATE case_counts SET photos = photos ${sign} ${here(row)}, verdicts = verdicts ${sign} ${decided(row)}, runs = runs ${sign} ${runsHere(row)}
  WHERE case_id = ${row}.case_id;`
const runCounted = (row: string, sign: '+' | '-') => `
  UPDATE case_counts SET runs = runs ${sign} 1
  WHERE case_id = (SELECT case_id FROM photos WHERE id = ${row}.photo_id AND removed_at IS NULL);`

const LISTED = [
  ['photos', 'INSERT'],
  ['photos', 'DELETE'],
  ['photos', 'UPDATE OF id, case_id, sha256, position, file_name, problem, remarks, credit, added_at, removed_at, status'],
  ['originals', 'UPDATE'],
  ['photo_tags', 'INSERT'],
  ['photo_tags', 'UPDATE'],
  ['photo_tags', 'DELETE'],
  ['cases', 'UPDATE OF title'],
]

export const sql = `
CREATE TABLE case_counts (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  photos INTEGER NOT NULL DEFAULT 0,
  runs INTEGER NOT NULL DEFAULT 0,
  verdicts INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO case_counts (case_id, photos, runs, verdicts)
  SELECT id,
    (SELECT count(*) FROM photos WHERE case_id = cases.id AND removed_at IS NULL),
    (SELECT count(*) FROM photos JOIN runs ON photo_id = photos.id WHERE case_id = cases.id AND removed_at IS NULL),
    (SELECT count(*) FROM photos WHERE case_id = cases.id AND removed_at IS NULL AND standing_verdict IS NOT NULL)
  FROM cases;
CREATE TRIGGER case_counted AFTER INSERT ON cases BEGIN INSERT INTO case_counts (case_id) VALUES (NEW.id); END;
CREATE TRIGGER photo_counted AFTER INSERT ON photos BEGIN ${counted('NEW', '+')} END;
CREATE TRIGGER photo_no_longer_counted AFTER DELETE ON photos BEGIN ${counted('OLD', '-')} END;
CREATE TRIGGER photo_counted_again AFTER UPDATE OF case_id, removed_at, standing_verdict ON photos BEGIN
  ${counted('OLD', '-')} ${counted('NEW', '+')}
END;
CREATE TRIGGER run_counted AFTER INSERT ON runs BEGIN ${runCounted('NEW', '+')} END;
CREATE TRIGGER run_no_longer_counted AFTER DELETE ON runs BEGIN ${runCounted('OLD', '-')} END;
CREATE TRIGGER run_counted_again AFTER UPDATE OF photo_id ON runs BEGIN ${runCounted('OLD', '-')} ${runCounted('NEW', '+')} END;

CREATE INDEX photos_in_case ON photos (case_id, number) WHERE removed_at IS NULL;

CREATE TABLE photo_lists (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO photo_lists (only, version) VALUES (1, 1);
${LISTED.map(
  ([table, event], index) =>
    `CREATE TRIGGER photo_lists_changed_${index + 1} AFTER ${event} ON ${table} BEGIN UPDATE photo_lists SET version = version + 1; END;`,
).join('\n')}
`
