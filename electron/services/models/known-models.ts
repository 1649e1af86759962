// The list of models: the catalogue's entries, each with its files or the reason why it cannot run, then other pairs found.
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CATALOGUE, type CatalogueEntry, DEMONSTRATION, entryOfFoundPair } from '../../../models/catalogue.ts'
import { type TestModelFiles, testModelFiles, testModelFilesBytes } from '../../../models/fixtures/ensure-test-model.ts'
import { TEST_MODEL_SHAPES } from '../../../models/fixtures/shapes.ts'
import type { FoundPassport } from '../../../models/passports/passport-file.ts'
import { createShippedCheckpoints, isConverted, type ShippedCheckpoint } from '../../../models/shipped/shipped-checkpoint.ts'
import type { ModelKind } from '../../contract/model-kind.ts'
import type { Problem } from '../../contract/problem.ts'
import type { FileHashes } from './file-hashes.ts'
import { createFoundFiles } from './found-files.ts'
import { type FoundPair, fileStem, pairFiles } from './found-pairs.ts'
import { entryByPassport } from './passport-entry.ts'
import { lookAtPassport, NO_PASSPORT, projectorByPassport } from './passports.ts'

export interface KnownModel {
  entry: CatalogueEntry
  /** Null for models that are made here, and for those whose files are not there. */
  pair: FoundPair | null
  /** What the files of a model that comes with the program are made from; null for others. */
  checkpoint: ShippedCheckpoint | null
  bytes: number
  quantisation: string
  /** Null where there is none that can be read, and while the files have yet to be made. */
  passport: FoundPassport | null
  problem: Problem | null
}

export interface KnownModelsOptions {
  modelsFolder: string
  cacheFolder: string
  /** Where the checkpoints that come with the program lie, each in a folder of its own. */
  shippedFolder: string
  hashes: FileHashes
}

/** Looks again whenever it is called; files that did not change are not read again. */
export function createKnownModels({ modelsFolder, cacheFolder, shippedFolder, hashes }: KnownModelsOptions): () => KnownModel[] {
  const findFiles = createFoundFiles(modelsFolder)
  const findCheckpoint = createShippedCheckpoints(cacheFolder)
  return () => {
    const pairs = pairFiles(findFiles(), projectorByPassport)
    const taken = new Set<FoundPair>()
    const catalogued = CATALOGUE.flatMap((entry): KnownModel[] => {
      if (entry.origin.kind === 'generated') return [generatedModel(entry, testModelFiles(entry.origin.generator, cacheFolder), hashes)]
      if (entry.origin.kind === 'shipped') {
        const checkpoint = findCheckpoint(join(shippedFolder, entry.origin.folder), entry.id)
        return checkpoint ? [shippedModel(entry, checkpoint, hashes)] : []
      }
      const { textFilePrefix } = entry.origin
      const named = pairs.filter(({ text }) => fileStem(text.path).startsWith(textFilePrefix))
      const pair = named.find(({ problem }) => problem === null) ?? named[0]
      if (!pair) return [{ ...NOTHING_FOUND, entry, problem: missingFiles(entry, modelsFolder) }]
      taken.add(pair)
      return [foundModel(entry, pair, hashes)]
    })
    const others = pairs.filter((pair) => !taken.has(pair)).map((pair) => foundModel(entryOf(pair), pair, hashes))
    return [...catalogued, ...others]
  }
}

/** Where the model's weights are, or will be once they are made; null where they are not to be had. */
export function textFileOf({ entry, pair, checkpoint }: KnownModel, cacheFolder: string): string | null {
  if (entry.origin.kind === 'generated') return testModelFiles(entry.origin.generator, cacheFolder).textFile
  return pair?.text.path ?? checkpoint?.textFile ?? null
}

/** Both files, where they are there. */
export function filesOf({ entry, pair, checkpoint }: KnownModel, cacheFolder: string): TestModelFiles | null {
  if (pair) return pair.projector && { textFile: pair.text.path, projectorFile: pair.projector.path }
  const made = entry.origin.kind === 'generated' ? testModelFiles(entry.origin.generator, cacheFolder) : checkpoint
  return made && existsSync(made.textFile) && existsSync(made.projectorFile) ? made : null
}

const NOTHING_FOUND = { pair: null, checkpoint: null, bytes: 0, quantisation: 'not stated', passport: null, problem: null }

function generatedModel(entry: CatalogueEntry, files: TestModelFiles, hashes: FileHashes): KnownModel {
  const { generator } = entry.origin as Extract<CatalogueEntry['origin'], { kind: 'generated' }>
  const made = [files.textFile, files.projectorFile].map((path) => statSync(path, { throwIfNoEntry: false })?.size)
  const isMade = made[0] !== undefined && made[1] !== undefined
  const bytes = isMade ? made[0]! + made[1]! : testModelFilesBytes(generator)
  const seen = isMade ? seenOfOurs(files, hashes) : {}
  return { ...NOTHING_FOUND, entry, bytes, quantisation: TEST_MODEL_SHAPES[generator].text.matrixType, ...seen }
}

/** Its size before it was converted is that of the weights it is made from. */
function shippedModel(entry: CatalogueEntry, checkpoint: ShippedCheckpoint, hashes: FileHashes): KnownModel {
  const { textFile, projectorFile, order } = checkpoint
  const isMade = isConverted(checkpoint)
  const files = isMade ? [textFile, projectorFile] : checkpoint.weightFiles
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  return { ...NOTHING_FOUND, entry, checkpoint, bytes, quantisation: order.format, ...(isMade && seenOfOurs(checkpoint, hashes)) }
}

/** What was made here is made again where it is gone. */
function seenOfOurs(files: TestModelFiles, hashes: FileHashes): Pick<KnownModel, 'passport' | 'problem'> {
  const { found, problem } = lookAtPassport(files, hashes)
  const remedy = `Delete the folder ${dirname(files.textFile)}: this program makes the model again when it is next needed.`
  return { passport: found, problem: problem && { ...problem, remedy } }
}

function foundModel(entry: CatalogueEntry, pair: FoundPair, hashes: FileHashes): KnownModel {
  const { text, projector, problem } = pair
  const whole = projector ? { textFile: text.path, projectorFile: projector.path } : null
  const seen = whole ? lookAtPassport(whole, hashes) : NO_PASSPORT
  return {
    ...NOTHING_FOUND,
    entry: asFileSays(entryByPassport(entry, seen.found?.passport), text.modelKind),
    pair,
    bytes: text.bytes + (projector?.bytes ?? 0),
    quantisation: text.quantisation,
    passport: seen.found,
    // That it changed says why it is damaged.
    problem: seen.problem ?? problem,
  }
}

/** Whatever name such a file is given, it stays what it is. */
function asFileSays(entry: CatalogueEntry, kind: ModelKind): CatalogueEntry {
  if (kind === 'geolocation') return entry
  if (kind === 'test') return { ...entry, kind, reliability: 0 }
  const { prompt, maxImageTokens, reliability, defaults } = DEMONSTRATION
  return { ...entry, kind, prompt, maxImageTokens, reliability, defaults }
}

function entryOf({ id, text }: FoundPair): CatalogueEntry {
  const stem = fileStem(text.path)
  const sibling = CATALOGUE.find(({ origin }) => origin.kind === 'folder' && stem.startsWith(origin.textFilePrefix))
  if (sibling) return { ...sibling, id, name: `${sibling.name}, ${text.quantisation}` }
  const name = text.name ? `${text.name}, ${text.quantisation}` : stem
  return entryOfFoundPair({
    id,
    name,
    licence: text.licence ?? 'not stated in the file',
    kind: text.modelKind,
    prefix: stem,
  })
}

function missingFiles({ id, name, origin, hub }: CatalogueEntry, modelsFolder: string): Problem {
  const prefix = origin.kind === 'folder' ? origin.textFilePrefix : ''
  const byHand = `name the files ${prefix}….gguf and mmproj-${prefix}….gguf, and put both into ${modelsFolder}.`
  const download = `“npm run models -- download ${id}” in a terminal fetches it`
  const remedies = {
    checkpoint: `${download} and makes the files; from a folder that you have already, “npm run models -- convert FOLDER” does.`,
    pair: `${download}. If you have the two files already, ${byHand}`,
    none: `If you have the two files, ${byHand}`,
  }
  return {
    code: 'model-missing-files',
    message: `${name} is not on this computer: its two files are not in the models folder.`,
    remedy: remedies[hub?.form ?? 'none'],
    details: { modelsFolder },
  }
}
