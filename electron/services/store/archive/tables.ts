// Which rows of the library belong to a case, table by table, those that others lean on first. A table that is added to
// the library joins by one entry, here or below; a test finds one that was forgotten.

export interface ArchivedTable {
  table: string
  /** Which of its rows; `:caseId` is the case. */
  where: string
  /** Columns that hold the `number` of a row of another table, which is given anew where it arrives. */
  numbers?: Readonly<Record<string, string>>
  /** Columns that the library works out by itself from other rows. */
  derived?: readonly string[]
  /**
   * For the record alone: not taken into the library that the case arrives in. What an act and its inverse would do there is the
   * sender's word, and a press of “undo” must not carry it out.
   */
  forTheRecord?: true
}

// Photos that were taken out of the case stay behind, with all that was found on them.
const PHOTOS = 'SELECT id FROM photos WHERE case_id = :caseId AND removed_at IS NULL'
const RUNS = `SELECT id FROM runs WHERE photo_id IN (${PHOTOS})`
const ofPhoto = `photo_id IN (${PHOTOS})`
const ofPhotoOrCase = `case_id = :caseId AND (photo_id IS NULL OR ${ofPhoto})`
const ofRun = `run_id IN (${RUNS})`
const ofCase = 'case_id = :caseId'

export const ARCHIVED_TABLES: readonly ArchivedTable[] = [
  { table: 'cases', where: 'id = :caseId' },
  { table: 'originals', where: 'sha256 IN (SELECT sha256 FROM photos WHERE case_id = :caseId AND removed_at IS NULL)' },
  { table: 'case_tags', where: ofCase },
  { table: 'case_fields', where: ofCase },
  { table: 'photos', where: `${ofCase} AND removed_at IS NULL`, derived: ['standing_verdict', 'standing_precision', 'list_version'] },
  { table: 'photo_tags', where: ofPhoto },
  { table: 'photo_metadata', where: ofPhoto },
  { table: 'readings', where: ofPhoto },
  { table: 'clues', where: ofPhoto },
  { table: 'photo_views', where: ofPhoto },
  { table: 'photo_groups', where: ofCase },
  { table: 'group_members', where: ofPhoto },
  { table: 'case_care', where: ofCase },
  { table: 'graphic_marks', where: ofPhoto },
  { table: 'hints', where: ofPhotoOrCase },
  { table: 'overlays', where: ofCase },
  { table: 'runs', where: ofPhoto },
  { table: 'samples', where: ofRun },
  { table: 'posteriors', where: ofRun },
  { table: 'candidates', where: ofRun },
  { table: 'run_hints', where: ofRun },
  { table: 'entity_checks', where: ofRun },
  { table: 'entities', where: ofRun },
  { table: 'notes', where: ofPhotoOrCase },
  { table: 'verdicts', where: ofPhoto },
  {
    table: 'verdict_withdrawals',
    where: `verdict_number IN (SELECT number FROM verdicts WHERE ${ofPhoto})`,
    numbers: { verdict_number: 'verdicts' },
  },
  {
    table: 'acts',
    // Folders of this machine are nobody's business elsewhere.
    where: `${ofPhotoOrCase} AND json_extract(act, '$.type') NOT IN ('watch-folder', 'unwatch-folder')`,
    forTheRecord: true,
  },
  { table: 'search_entries', where: ofPhotoOrCase },
  { table: 'imports', where: ofCase },
  { table: 'imported_log', where: ofCase },
]

/** Tables that no case takes along, and why. */
export const STAYING_TABLES: Readonly<Record<string, string>> = {
  log: 'the entries of the case go as log.jsonl, with what links them',
  sessions: 'programs that had this library open',
  settings: 'of the library as a whole',
  watched_folders: 'folders of this machine',
  watched_files: 'files of this machine',
  intake_batches: 'what was added together here',
  batch_photos: 'what was added together here',
  intake_items: 'files on their way in, with their paths on this machine',
  departures: 'of the machine, not of a case',
  downloads: 'models are of the machine, not of a case',
  download_files: 'models are of the machine, not of a case',
  hash_bands: 'worked out from the originals',
  case_counts: 'counted from the rows of the case',
  photo_lists: 'of the library as a whole',
  set_aside_entries: 'words of photos that were taken out of their case',
}
