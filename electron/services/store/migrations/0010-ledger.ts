// What leaves the machine is written down before it does.
export const sql = `
CREATE TABLE departures (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  destination TEXT NOT NULL,
  purpose TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('refused', 'sent')),
  bytes_sent INTEGER NOT NULL CHECK (bytes_sent >= 0),
  bytes_received INTEGER NOT NULL CHECK (bytes_received >= 0)
) STRICT;
CREATE TRIGGER departures_last BEFORE DELETE ON departures BEGIN SELECT raise(ABORT, 'the ledger is never shortened'); END;
`
