// Every word that the page shows stands in the catalogue of its language. A translation is a folder beside `en` of the same
// shape, entered below; TypeScript then says what it lacks.
import { en } from './en/index.ts'

export type Catalogue = typeof en

/** Catalogues by language (BCP 47, without region). */
const CATALOGUES: Readonly<Record<string, Catalogue>> = { en }

/** The first of the reader's languages that there is a catalogue for. */
export function catalogueFor(languages: readonly string[]): Catalogue {
  for (const language of languages) {
    const found = CATALOGUES[language.split('-')[0]?.toLowerCase() ?? '']
    if (found) return found
  }
  return en
}

export const {
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
} = catalogueFor(navigator.languages)
