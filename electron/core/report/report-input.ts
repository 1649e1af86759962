import type { CaseRecord, Note, Verdict } from '../../contract/cases.ts'
import type { Clue } from '../../contract/clues.ts'
import type { EntitiesOfRun } from '../../contract/entities.ts'
import type { Hint } from '../../contract/hints.ts'
import type { Photo, PhotoMetadata } from '../../contract/photos.ts'
import type { Posterior } from '../../contract/posterior.ts'
import type { Run, Sample } from '../../contract/runs.ts'

export interface ReportedPhoto {
  photo: Photo
  metadata: PhotoMetadata | null
  clues: readonly Clue[]
  hints: readonly Hint[]
  /** Newest first. */
  verdicts: readonly Verdict[]
  notes: readonly Note[]
  /** The answer as it stands now, and the run that it rests on; null for the clues alone. */
  posterior: Posterior
  run: Run | null
  runs: readonly Run[]
  samples: readonly Sample[]
  covered: boolean
  /** What the samples claim to see and whether it was found; null without a run. */
  entities: EntitiesOfRun | null
  /** The group that the photo is in, with the other photos of it. */
  group: { name: string; others: readonly string[] } | null
  /** Country, region and nearest town of the standing verdict, from the gazetteer; null without coordinates. */
  verdictGround: string | null
}

export interface ReportedLogEntry {
  sequence: number
  at: string
  actor: string
  action: string
  details: Record<string, string | number | boolean | null>
  hash: string
}

export interface ReportInput {
  caseTitle: string
  /** Where the work on the case stands. */
  work: Pick<CaseRecord, 'status' | 'assignee' | 'tags' | 'fields'>
  author: string
  madeAt: string
  version: string
  photos: readonly ReportedPhoto[]
  /** Null where the log is left out. */
  log: readonly ReportedLogEntry[] | null
  includeWords: boolean
  /** Archives that the case came from. */
  imports: readonly { seal: string; exportedBy: string; exportedAt: string }[]
  countryName: (code: string) => string
  sources: readonly { name: string; version: string; licence: string; attribution: string }[]
  borders: string
}
