import type { CheckStage, EntityFinding } from '../../contract/entities.ts'
import type { Run } from '../../contract/runs.ts'
import { askedFor, type NamedEntity } from '../../core/entities/merge-mentions.ts'
import { type Answer, judge, shareOfYes } from '../../core/entities/model-witness.ts'
import { ProblemError } from '../../core/problem.ts'
import type { PhotoEvidence } from '../evidence/photo-evidence.ts'
import type { InferenceEngine } from '../inference/engine.ts'
import type { Library } from '../library/library.ts'
import type { Models } from '../models/models.ts'
import type { Photos } from '../photos/photos.ts'
import { verifyOriginal } from '../photos/verify-original.ts'
import { listFindings, saveFinding } from '../store/entity-checks.ts'
import { getPhoto } from '../store/photos.ts'
import { getView } from '../store/views.ts'
import { askWhatIsSeen, askWhere, type Witness } from './ask-model.ts'
import { findingOfText, namedInRun, readLines } from './entities-of-run.ts'

export interface CheckServices {
  library: Library
  photos: Photos
  models: Models
  engine: InferenceEngine
  evidence: PhotoEvidence
}

export interface CheckListeners {
  onStage: (stage: CheckStage, fraction: number | null) => void
  onFinding: (key: string, finding: EntityFinding) => void
}

/** Each costs the model a few dozen tokens; what samples name beyond that is named by one of them and can be checked next. */
export const MOST_ASKED = 80

/**
 * Checks what was not checked yet: text against the lines that were read, everything else by asking the model. Each finding is
 * on the disk before the next is asked for. Throws `ProblemError` and, when `signal` aborts, its reason.
 */
export async function checkEntities(run: Run, services: CheckServices, listeners: CheckListeners, signal: AbortSignal): Promise<void> {
  const { library, evidence } = services
  const keep = (key: string, finding: EntityFinding, placed: boolean) => {
    saveFinding(library.write, { runId: run.id, key, finding, placed })
    listeners.onFinding(key, finding)
  }
  const pending = () => {
    const known = listFindings(library.read, run.id)
    return namedInRun(library, run.id).entities.filter(({ key }) => !known.has(key))
  }

  listeners.onStage('reading-text', null)
  // Text that cannot be read is no reason to leave the rest unchecked; the photo's clues tell of it.
  await evidence.ensure(run.photoId, { signal })
  const lines = readLines(library, run.photoId)
  for (const entity of pending()) {
    const finding = findingOfText(entity, lines, now())
    if (finding) keep(entity.key, finding, true)
  }

  const toAsk = pending().slice(0, MOST_ASKED)
  const unplaced = () => [...listFindings(library.read, run.id)].filter(([, { placed }]) => !placed)
  if (toAsk.length === 0 && unplaced().length === 0) return
  const witness = await callWitness(run, services, listeners, signal)
  await askWhether(witness, toAsk, keep)
  signal.throwIfAborted()
  const toPlace = unplaced()
  if (toPlace.length === 0) return
  await askWhere(
    witness,
    toPlace.map(([, { finding }]) => finding.asked ?? ''),
    (index, region) => {
      const [key, { finding }] = toPlace[index]!
      keep(key, { ...finding, region, regionSource: region ? 'model' : null }, true)
    },
  )
}

async function askWhether(
  witness: Witness,
  entities: readonly NamedEntity[],
  keep: (key: string, finding: EntityFinding, placed: boolean) => void,
): Promise<void> {
  if (entities.length === 0) return
  const asked = entities.map(askedFor)
  const controls: Answer[] = []
  await askWhatIsSeen(witness, asked, { withPhoto: false }, (index, answer) => {
    controls[index] = answer
  })
  await askWhatIsSeen(witness, asked, { withPhoto: true }, (index, answer) => {
    const { key, kind } = entities[index]!
    const control = controls[index]!
    const { status, reason } = judge(kind, answer, control)
    const finding: EntityFinding = {
      ...{ status, reason, line: null, asked: asked[index]!, region: null, regionSource: null, checkedAt: now() },
      ...{ seenProbability: shareOfYes(answer), controlProbability: shareOfYes(control) },
    }
    // Light and weather are everywhere in the picture, and what is not seen is nowhere.
    keep(key, finding, status !== 'grounded' || kind === 'weather')
  })
}

/** The model of the run with the photo as the run showed it. */
async function callWitness(run: Run, services: CheckServices, { onStage }: CheckListeners, signal: AbortSignal): Promise<Witness> {
  const { library, photos, models, engine } = services
  const { settings, passport } = run
  onStage('loading-model', null)
  const model = await models.resolve(settings.modelId, { signal, onProgress: (fraction) => onStage('loading-model', fraction) })
  if (passport && passport.textFileSha256 !== model.textSha256) throw new ProblemError(OTHER_MODEL)
  const photo = getPhoto(library.read, run.photoId)
  if (photo.problem) throw new ProblemError(photo.problem)
  const path = library.originalPath(photo.sha256)
  await verifyOriginal(path, photo.sha256, signal)
  const view = run.viewId === null ? null : getView(library.read, run.viewId)
  const limits = model.imageLimits(settings.maxImageTokens)
  const image = await photos.pixels(path, { ...limits, view }, { signal })
  const shows = {
    region: view?.region ?? null,
    photo: { widthPx: photo.widthPx ?? image.widthPx, heightPx: photo.heightPx ?? image.heightPx },
  }
  const adapters = models.adapters(settings.adapters ?? [])
  return { engine, model, adapters, image, shows, maxImageTokens: limits.maxImageTokens, signal, onStage }
}

const now = () => new Date().toISOString()

const OTHER_MODEL = {
  code: 'check-model-changed',
  message: 'The file of the model that wrote this run has changed since, so it cannot be asked about its own words.',
  remedy: 'Put the earlier file back, or start a new run with the model that is here now.',
}
