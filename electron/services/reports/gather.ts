import type { EntitiesOfRun } from '../../contract/entities.ts'
import type { CaseId, PhotoId, RunId } from '../../contract/ids.ts'
import type { Photo } from '../../contract/photos.ts'
import type { ReportRequest } from '../../contract/reports.ts'
import type { ReportedLogEntry, ReportedPhoto, ReportInput } from '../../core/report/report-input.ts'
import { standingVerdict } from '../../core/report/statement.ts'
import type { Answers } from '../answers/answers.ts'
import type { Library } from '../library/library.ts'
import type { Places } from '../places/places.ts'
import { listImports } from '../store/archive/imports.ts'
import { caseLog } from '../store/archive/read-case.ts'
import { getCare } from '../store/care.ts'
import { getCase } from '../store/cases.ts'
import { listClues } from '../store/clues.ts'
import { listGroups } from '../store/groups.ts'
import { listHints } from '../store/hints.ts'
import { borderStatement } from '../store/library-settings.ts'
import { listNotes } from '../store/notes.ts'
import { getMetadata } from '../store/photo-metadata.ts'
import { getPhoto } from '../store/photos.ts'
import { listRuns } from '../store/runs.ts'
import { listSamples } from '../store/samples.ts'
import { listVerdicts } from '../store/verdicts.ts'

export interface GatherServices {
  library: Library
  places: Places
  answers: Answers
  version: string
  entitiesOf: (runId: RunId) => EntitiesOfRun
}

/** The answer as it stands now: of the newest run that has any words, else of the clues alone. */
export function gatherPhoto({ library, answers, places, entitiesOf }: GatherServices, photoId: PhotoId, covered: boolean): ReportedPhoto {
  const { read } = library
  const photo = getPhoto(read, photoId)
  const { caseId } = photo
  const runs = listRuns(read, { caseId, photoId })
  const run = runs.find(({ samplesFinished }) => samplesFinished > 0) ?? null
  const verdicts = listVerdicts(read, { photoId })
  const at = standingVerdict(verdicts)?.at
  return {
    photo,
    metadata: getMetadata(read, photoId),
    clues: listClues(read, { photoId }),
    hints: listHints(read, { caseId, photoId }),
    verdicts,
    notes: listNotes(read, { caseId, photoId }),
    posterior: run ? answers.ofRun(run.id) : answers.ofPhoto(photoId),
    run,
    runs,
    samples: run ? listSamples(read, { runId: run.id }) : [],
    covered,
    entities: run ? entitiesOf(run.id) : null,
    group: groupOf(read, photo),
    verdictGround: at ? groundOf(places.reverse(at)) : null,
  }
}

function groupOf(read: Library['read'], { id, caseId }: Photo): ReportedPhoto['group'] {
  const group = listGroups(read, { caseId }).find(({ photoIds }) => photoIds.includes(id))
  if (!group) return null
  return { name: group.name, others: group.photoIds.filter((other) => other !== id).map((other) => getPhoto(read, other).fileName) }
}

function groundOf({ countryName, admin1Name, nearest, contested }: ReturnType<Places['reverse']>): string {
  const parts = [admin1Name, countryName].filter((name) => name !== null).join(', ') || 'no country'
  const near = nearest ? `; nearest place on the list: ${nearest.place.name}, ${Math.round(nearest.distanceKm * 10) / 10} km` : ''
  return `${parts}${contested ? ` (${contested})` : ''}${near}`
}

export function isCovered({ library }: GatherServices, { caseId, coverGraphic }: ReportRequest): (photoId: PhotoId) => boolean {
  const { care, marks } = getCare(library.read, caseId)
  const marked = new Map(marks.map(({ photoId, graphic }) => [photoId, graphic]))
  const others = care.look !== 'off' && care.scope === 'all'
  return (photoId) => coverGraphic && (marked.get(photoId) ?? others)
}

export function gatherInput(services: GatherServices, request: ReportRequest, photos: readonly ReportedPhoto[]): ReportInput {
  const { library, places, version } = services
  const { caseId, author, includeLog, includeWords } = request
  const record = getCase(library.read, caseId)
  const names = new Intl.DisplayNames(['en'], { type: 'region' })
  return {
    caseTitle: record.title,
    work: record,
    author,
    madeAt: library.stamp().now.toISOString(),
    version,
    photos,
    log: includeLog ? logOf(library, caseId, photos) : null,
    includeWords,
    imports: listImports(library.read, { caseId }),
    countryName: (code) => names.of(code) ?? code,
    sources: places.sources(),
    borders: borderStatement(library.read),
  }
}

function logOf({ read }: Library, caseId: CaseId, photos: readonly ReportedPhoto[]): ReportedLogEntry[] {
  const runs = photos.flatMap((photo) => photo.runs.map(({ id }): RunId => id))
  const ids = new Set<string>([caseId, ...photos.map(({ photo }) => photo.id), ...runs])
  return [...caseLog(read, ids)].map(({ details, ...entry }) => ({ ...entry, details: JSON.parse(details) as ReportedLogEntry['details'] }))
}
