import { homedir } from 'node:os'
import { join } from 'node:path'
import { CATALOGUE, type CatalogueEntry } from '../../../models/catalogue.ts'
import { acceptFiles } from '../../../models/passports/accept-files.ts'
import { passportFileOf } from '../../../models/passports/passport-file.ts'
import { promptModes } from '../../../models/prompts/prompts.ts'
import type { Convert } from '../../../models/shipped/ensure-converted.ts'
import { SHIPPED_FOLDER } from '../../../models/shipped/shipped-folder.ts'
import type { ModelId, Sha256 } from '../../contract/ids.ts'
import { type ModelKind, modelKind } from '../../contract/model-kind.ts'
import type { Adapter, Model, ModelPassportState } from '../../contract/models.ts'
import type { Problem } from '../../contract/problem.ts'
import type { RunAdapter, RunMode } from '../../contract/runs.ts'
import type { EngineChoices } from '../../contract/self-test.ts'
import { cacheFolder as defaultCacheFolder } from '../../core/cache-folder.ts'
import { ProblemError } from '../../core/problem.ts'
import type { AppliedAdapter } from '../inference/engine-protocol.ts'
import { createAdapters } from './adapters.ts'
import { createFileHashes } from './file-hashes.ts'
import { NOTHING_CHOSEN } from './kept-choices.ts'
import { createKnownModels, filesOf, type KnownModel, textFileOf } from './known-models.ts'
import { type ModelSize, sizeOf } from './model-size.ts'
import { referenceTo } from './passports.ts'
import { createResolver, type ResolvedModel, type ResolveOptions } from './resolve-model.ts'

export type { ResolvedModel }

export interface Models {
  /** All models that are known here; `problem` says why one cannot run. */
  list(): Model[]
  /** Makes a generated model if need be, checks both files and hashes them. Throws `model-unknown`, `model-missing-files`, `gguf-…`. */
  resolve(id: ModelId, options?: ResolveOptions): Promise<ResolvedModel>
  /** What decides how much memory a model takes, also of one that is not here yet. Throws `model-unknown`, `model-missing-files`, `gguf-…`. */
  size(id: ModelId): Promise<ModelSize>
  /** The text file's hash where it was read before and has not changed since. Throws `model-unknown`. */
  knownHash(id: ModelId): Sha256 | null
  /** What is best for a model on this computer, as it was tested or chosen. Throws `model-unknown`. */
  choices(id: ModelId): EngineChoices
  /** Of a model whose text file lies here. */
  idOf(textFile: string): ModelId
  /** The passport of a model as it is found, with what speaks against its files. Throws `model-unknown`. */
  passport(id: ModelId): ModelPassportState
  /** A person goes on with files that changed: draws up a new passport that says so. Throws `passport-…`, `model-missing-files`. */
  acceptChangedFiles(id: ModelId, options?: { signal?: AbortSignal | undefined }): Promise<ModelPassportState>
  /** Looks at an adapter's file, so that a run can name it by its hash. Throws `gguf-…`, `adapter-not-one`. */
  readAdapter(path: string, options?: { signal?: AbortSignal | undefined }): Promise<Adapter>
  /** The library's adapters that fit this model. Throws `model-unknown`. */
  adaptersOf(id: ModelId): Promise<Adapter[]>
  /** The files of a run's adapters. Throws `adapter-missing`. */
  adapters(chosen: readonly RunAdapter[]): AppliedAdapter[]
  /** The first of those that can run and are worth most: one trained on photos, else the demonstration, else the test model. */
  defaultId(): ModelId
  /** Throws `model-unknown`. */
  defaultSettings(id: ModelId): CatalogueEntry['defaults']
  /** How it can be asked. Throws `model-unknown`. */
  modes(id: ModelId): readonly RunMode[]
  /** Throws `model-unknown`. */
  kind(id: ModelId): ModelKind
  /** Also for models whose files are gone, since runs outlive them. */
  reliability(id: ModelId): number
}

const NOT_MADE_YET: Problem = {
  code: 'model-missing-files',
  message: 'The files of this model have yet to be made.',
  remedy: 'Locate a photo with it: it is made then.',
}

/** What an unknown model's samples are trusted, as for pairs that are in no catalogue. */
const RELIABILITY_OF_OTHERS = 0.5

export function createModels({
  modelsFolder,
  adaptersFolder,
  cacheFolder = defaultCacheFolder({ env: process.env, platform: process.platform, homeFolder: homedir() }),
  shippedFolder = SHIPPED_FOLDER,
  convert,
  choicesOf = () => NOTHING_CHOSEN,
}: {
  modelsFolder: string
  adaptersFolder: string
  cacheFolder?: string
  shippedFolder?: string
  convert: Convert
  choicesOf?: (textSha256: Sha256) => EngineChoices
}): Models {
  const hashes = createFileHashes(join(cacheFolder, 'model-hashes.json'))
  const known = createKnownModels({ modelsFolder, cacheFolder, shippedFolder, hashes })
  const resolveKnown = createResolver({ cacheFolder, hashes, convert, choicesOf })
  const adapters = createAdapters({ adaptersFolder, cacheFolder })

  const find = (id: ModelId): KnownModel => {
    const found = known().find(({ entry }) => entry.id === id)
    if (found) return found
    throw new ProblemError({
      code: 'model-unknown',
      message: `There is no model called “${id}”.`,
      remedy: `Choose one of: ${known()
        .map(({ entry }) => entry.id)
        .join(', ')}.`,
      details: { id },
    })
  }

  const knownHash = (id: ModelId): Sha256 | null => {
    const textFile = textFileOf(find(id), cacheFolder)
    return textFile === null ? null : hashes.known(textFile)
  }

  const passportOf = (id: ModelId): ModelPassportState => {
    const model = find(id)
    const textFile = textFileOf(model, cacheFolder)
    return {
      file: textFile && passportFileOf(textFile),
      passport: model.passport?.passport ?? null,
      sha256: model.passport?.sha256 ?? null,
      problem: model.problem,
    }
  }

  return {
    list: () => known().map(asModel),
    resolve: async (id, options = {}) => resolveKnown(find(id), options),
    size: async (id) => {
      const model = find(id)
      return sizeOf(model, filesOf(model, cacheFolder) ?? (model.problem ? null : await resolveKnown(model, {})))
    },
    knownHash,
    choices(id) {
      const hash = knownHash(id)
      return hash ? choicesOf(hash) : NOTHING_CHOSEN
    },
    idOf(textFile) {
      const found = known().find(({ pair }) => pair?.text.path === textFile)
      if (!found) throw new Error(`${textFile} is no model's`)
      return found.entry.id
    },
    passport: passportOf,
    async acceptChangedFiles(id, { signal } = {}) {
      const model = find(id)
      const files = filesOf(model, cacheFolder)
      if (!files) throw new ProblemError(model.problem ?? NOT_MADE_YET)
      await acceptFiles(files, { now: new Date(), signal })
      return passportOf(id)
    },
    readAdapter: adapters.read,
    adaptersOf: async (id) => {
      const textFile = textFileOf(find(id), cacheFolder)
      return textFile === null ? [] : adapters.fitting(textFile)
    },
    adapters: adapters.find,
    defaultId() {
      const models = known()
      const usable = models.filter(({ problem }) => problem === null)
      const best = ofMostWorth(usable) ?? models.find(({ entry }) => entry.kind === 'test')
      if (!best) throw new Error('Not even the test model is in the catalogue')
      return best.entry.id
    },
    defaultSettings: (id) => find(id).entry.defaults,
    modes: (id) => promptModes(find(id).entry.prompt),
    kind: (id) => find(id).entry.kind,
    reliability: (id) => (catalogued(id) ?? known().find(({ entry }) => entry.id === id)?.entry)?.reliability ?? RELIABILITY_OF_OTHERS,
  }
}

const ofMostWorth = (models: readonly KnownModel[]) =>
  modelKind.options.flatMap((kind) => models.filter(({ entry }) => entry.kind === kind))[0]

/** By id, or by the file names that an entry stands for: ids of found pairs are made of their file names. */
function catalogued(id: ModelId): CatalogueEntry | undefined {
  return CATALOGUE.find((entry) => entry.id === id || (entry.origin.kind === 'folder' && id.startsWith(entry.origin.textFilePrefix)))
}

function asModel({ entry, bytes, quantisation, passport, problem }: KnownModel): Model {
  const { id, name, kind, reliability, licence, source, prompt, maxImageTokens } = entry
  return {
    id,
    name,
    kind,
    reliability,
    modes: [...promptModes(prompt)],
    maxImageTokens,
    byteLength: bytes,
    quantisation,
    licence,
    source,
    passport: passport && referenceTo(passport),
    problem,
  }
}
