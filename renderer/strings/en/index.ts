import { aboutStrings } from './about.ts'
import { answerStrings } from './answer.ts'
import { appStrings } from './app.ts'
import { atlasStrings } from './atlas.ts'
import { caseStrings } from './cases.ts'
import { clueStrings } from './clues.ts'
import { consistencyStrings } from './consistency.ts'
import { entityStrings } from './entities.ts'
import { groupStrings } from './groups.ts'
import { hintStrings } from './hints.ts'
import { historyStrings } from './history.ts'
import { intakeStrings } from './intake.ts'
import { ledgerStrings } from './ledger.ts'
import { logStrings } from './log.ts'
import { mapFileStrings } from './map-files.ts'
import { metadataStrings } from './metadata.ts'
import { metadataFieldStrings } from './metadata-fields/index.ts'
import { modelStrings } from './models.ts'
import { noteStrings } from './notes.ts'
import { overviewStrings } from './overview.ts'
import { photoStrings } from './photos.ts'
import { reasoningStrings } from './reasoning.ts'
import { reportStrings } from './reports.ts'
import { runStrings } from './runs.ts'
import { settingStrings } from './settings.ts'
import { sunStrings } from './sun.ts'
import { uiStrings } from './ui.ts'
import { verdictStrings } from './verdict.ts'
import { viewerStrings } from './viewer.ts'
import { welcomeStrings } from './welcome.ts'
import { workStrings } from './work.ts'

/** Every word of the page in English: the language that all others are translated from. */
export const en = {
  aboutStrings,
  answerStrings,
  appStrings,
  atlasStrings,
  caseStrings,
  clueStrings,
  consistencyStrings,
  entityStrings,
  hintStrings,
  groupStrings,
  historyStrings,
  intakeStrings,
  logStrings,
  metadataFieldStrings,
  metadataStrings,
  mapFileStrings,
  modelStrings,
  noteStrings,
  overviewStrings,
  photoStrings,
  reasoningStrings,
  reportStrings,
  runStrings,
  sunStrings,
  uiStrings,
  verdictStrings,
  viewerStrings,
  workStrings,
  settingStrings,
  ledgerStrings,
  welcomeStrings,
}
