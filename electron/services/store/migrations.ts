import { sql as firstTables } from './migrations/0001-first-tables.ts'
import { sql as acts } from './migrations/0002-acts.ts'
import { sql as caseWork } from './migrations/0003-case-work.ts'
import { sql as intakeAndGroups } from './migrations/0004-intake-and-groups.ts'
import { sql as photoViews } from './migrations/0005-photo-views.ts'
import { sql as entities } from './migrations/0006-entities.ts'
import { sql as evidence } from './migrations/0007-evidence.ts'
import { sql as hints } from './migrations/0008-hints.ts'
import { sql as archives } from './migrations/0009-archives.ts'
import { sql as ledger } from './migrations/0010-ledger.ts'
import { sql as countsOfCases } from './migrations/0011-counts-of-cases.ts'
import { sql as intakeLikeness } from './migrations/0012-intake-likeness.ts'
import { sql as batches } from './migrations/0013-batches.ts'
import { sql as changedPhotos } from './migrations/0014-changed-photos.ts'
import { sql as demonstrationModels } from './migrations/0015-demonstration-models.ts'
import { sql as downloads } from './migrations/0016-downloads.ts'

/** Version n of the tables is reached by the n-th of these. Only ever appended to. */
export const MIGRATIONS: readonly string[] = [
  firstTables,
  acts,
  caseWork,
  intakeAndGroups,
  photoViews,
  entities,
  evidence,
  hints,
  archives,
  ledger,
  countsOfCases,
  intakeLikeness,
  batches,
  changedPhotos,
  demonstrationModels,
  downloads,
]
