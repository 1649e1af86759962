// Clues of an analyst's own: what was given, to be changed again; and what was removed, which stays.
export const sql = `
ALTER TABLE clues ADD COLUMN content TEXT;
ALTER TABLE clues ADD COLUMN removed_at TEXT;
`
