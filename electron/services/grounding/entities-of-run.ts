import type { EntitiesOfRun, EntityFinding } from '../../contract/entities.ts'
import type { PhotoId, RunId } from '../../contract/ids.ts'
import { type NamedEntities, type NamedEntity, namedEntities, type Reasoning } from '../../core/entities/merge-mentions.ts'
import { type ReadLine, textFinding } from '../../core/entities/text-witness.ts'
import type { Library } from '../library/library.ts'
import { listClues } from '../store/clues.ts'
import { getEntityCheck, listFindings } from '../store/entity-checks.ts'
import { getRun } from '../store/runs.ts'
import { listSamples } from '../store/samples.ts'
import type { NamedPlaces } from './named-places.ts'

/** The reasonings of the run's finished samples. */
function reasoningsOf(library: Library, runId: RunId): Reasoning[] {
  return listSamples(library.read, { runId }).flatMap(({ number, answer }) =>
    answer.reasoning === null ? [] : [{ sample: number, text: answer.reasoning }],
  )
}

export const namedInRun = (library: Library, runId: RunId): NamedEntities => namedEntities(reasoningsOf(library, runId))

/** The lines that were read in the photo, without those that the analyst rejected. */
export function readLines(library: Library, photoId: PhotoId): ReadLine[] {
  return listClues(library.read, { photoId }).flatMap(({ kind, standing, quote, text, where }) =>
    kind === 'text-line' && standing !== 'rejected' && text
      ? [{ text: quote, reader: text.reader, confidence: text.confidence, polygon: where }]
      : [],
  )
}

const NOTHING_FOUND: EntityFinding = {
  status: 'unchecked',
  reason: 'not-checked',
  line: null,
  seenProbability: null,
  controlProbability: null,
  asked: null,
  region: null,
  regionSource: null,
  checkedAt: null,
}

/** What the lines say of an entity, as a finding; null where they say nothing. */
export function findingOfText(entity: NamedEntity, lines: readonly ReadLine[], checkedAt: string | null): EntityFinding | null {
  const found = textFinding(entity, lines)
  return found && { ...NOTHING_FOUND, ...found, checkedAt }
}

/** Everything the samples name, with what is known of it. Text is held against the photo's lines at once; the rest as it was checked. */
export function entitiesOfRun(library: Library, namedPlaces: NamedPlaces, runId: RunId): EntitiesOfRun {
  const run = getRun(library.read, runId)
  const { entities, unclaimed } = namedInRun(library, runId)
  const findings = listFindings(library.read, runId)
  const lines = readLines(library, run.photoId)
  return {
    entities: entities.map((entity) => ({
      ...entity,
      ...(findings.get(entity.key)?.finding ?? findingOfText(entity, lines, null) ?? NOTHING_FOUND),
    })),
    unclaimed,
    places: namedPlaces(runId, listSamples(library.read, { runId })),
    check: getEntityCheck(library.read, runId),
  }
}
