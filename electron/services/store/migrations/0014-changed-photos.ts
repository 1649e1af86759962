// Which photos of a list have changed since it was read: each keeps the version of the lists at which what they show of it changed last.
// Photos show their copies in other cases, so these change with it.

const ticked = 'UPDATE photo_lists SET version = version + 1;'
const now = '(SELECT version FROM photo_lists)'
const own = (id: string) => `UPDATE photos SET list_version = ${now} WHERE id = ${id};`
const copies = (sha256: string) => `UPDATE photos SET list_version = ${now} WHERE sha256 = ${sha256} AND removed_at IS NULL;`
/** What cannot be told photo by photo: the next to ask is given the whole list. */
const readWhole = 'UPDATE photo_lists SET version = version + 1, whole_since = version + 1;'

export const sql = `
${Array.from({ length: 8 }, (_, index) => `DROP TRIGGER photo_lists_changed_${index + 1};`).join('\n')}
ALTER TABLE photos ADD COLUMN list_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo_lists ADD COLUMN whole_since INTEGER NOT NULL DEFAULT 0;
${readWhole}
CREATE INDEX photos_by_list_version ON photos (case_id, list_version);

CREATE TRIGGER photo_listed AFTER INSERT ON photos BEGIN ${ticked} ${own('NEW.id')} ${copies('NEW.sha256')} END;
CREATE TRIGGER photo_listed_anew AFTER UPDATE OF sha256, file_name, problem, remarks, credit, added_at, removed_at, status ON photos BEGIN
  ${ticked} ${own('NEW.id')} ${copies('OLD.sha256')} ${copies('NEW.sha256')}
END;
CREATE TRIGGER photo_comes_back AFTER UPDATE OF removed_at ON photos WHEN OLD.removed_at IS NOT NULL AND NEW.removed_at IS NULL BEGIN
  ${readWhole}
END;
CREATE TRIGGER photo_moves AFTER UPDATE OF id, case_id, position ON photos BEGIN ${readWhole} END;
CREATE TRIGGER photo_not_listed AFTER DELETE ON photos BEGIN ${readWhole} END;
CREATE TRIGGER original_listed_anew AFTER UPDATE ON originals BEGIN ${ticked} ${copies('NEW.sha256')} END;
CREATE TRIGGER tag_listed AFTER INSERT ON photo_tags BEGIN ${ticked} ${own('NEW.photo_id')} END;
CREATE TRIGGER tag_listed_anew AFTER UPDATE ON photo_tags BEGIN ${ticked} ${own('OLD.photo_id')} ${own('NEW.photo_id')} END;
CREATE TRIGGER tag_not_listed AFTER DELETE ON photo_tags BEGIN ${ticked} ${own('OLD.photo_id')} END;
`
