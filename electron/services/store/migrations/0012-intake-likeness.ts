// What a photo on its way in turned out to look like, remembered with its place in the queue: told once, when it arrives.
export const sql = `
ALTER TABLE intake_items ADD COLUMN looks_like TEXT REFERENCES photos (id);
CREATE INDEX intake_alike ON intake_items (case_id, number) WHERE looks_like IS NOT NULL;
CREATE INDEX intake_already_here ON intake_items (case_id, number) WHERE state = 'already-here';
`
