// Runs of a demonstration model, which are labelled wherever they are shown as those of test models are.
export const sql = `
ALTER TABLE runs ADD COLUMN model_is_demonstration INTEGER NOT NULL DEFAULT 0 CHECK (model_is_demonstration IN (0, 1));
`
