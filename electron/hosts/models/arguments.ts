import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { ConvertAdapterOptions } from '../../../models/adapters/convert-adapter.ts'
import type { ConvertOptions } from '../../../models/conversion/convert-checkpoint.ts'
import { NUMBER_FORMATS, type NumberFormat, PROJECTOR_FORMATS } from '../../../models/conversion/number-formats.ts'
import { type DownloadSource, hubRepo, hubRevision } from '../../contract/downloads.ts'
import { modelId } from '../../contract/ids.ts'
import type { NetworkWishes } from '../../services/models/downloads/hub-network.ts'
import { fromWhereTyped, libraryFolder } from '../library-folder.ts'
import { UsageError } from '../usage-error.ts'
import { weightedPath } from '../weighted-path.ts'
import { type AboutModel, aboutModel } from './about-model.ts'
import { type DriftOrders, driftOrders } from './drift-orders.ts'
import { type HeldModelOrders, heldModelOrders } from './held-models.ts'

type Conversion = Omit<ConvertOptions, 'quantiser' | 'signal' | 'onProgress'>

export interface DownloadOrders {
  libraryFolder: string
  source: DownloadSource
  /** As it was typed: of a pair which file, of a checkpoint what it becomes. Null takes what is usual. */
  quant: string | null
  wishes: NetworkWishes
  /** Of a checkpoint that was fetched into this folder; null where it is to stay as it is. Throws UsageError. */
  conversion: ((folder: string) => Conversion) | null
}

export type ModelOrders =
  | { action: 'help' }
  | ({ action: 'download' } & DownloadOrders)
  | { action: 'fit'; about: AboutModel }
  | { action: 'selftest'; about: AboutModel }
  | HeldModelOrders
  | { action: 'drift'; about: DriftOrders; asJson: boolean }
  | { action: 'adapter'; options: Pick<ConvertAdapterOptions, 'folder' | 'baseFolder' | 'outputFile'> }
  | { action: 'convert'; options: Conversion; startOver: boolean }

const OPTIONS = {
  quant: { type: 'string' },
  projector: { type: 'string', default: 'F16' },
  adapter: { type: 'string', multiple: true },
  base: { type: 'string' },
  reference: { type: 'string' },
  photos: { type: 'string' },
  json: { type: 'boolean', default: false },
  output: { type: 'string' },
  'file-name': { type: 'string' },
  name: { type: 'string' },
  library: { type: 'string' },
  revision: { type: 'string', default: 'main' },
  mirror: { type: 'string' },
  proxy: { type: 'string' },
  limit: { type: 'string' },
  'no-convert': { type: 'boolean', default: false },
  samples: { type: 'string' },
  'image-tokens': { type: 'string' },
  'new-tokens': { type: 'string' },
  accept: { type: 'boolean', default: false },
  replace: { type: 'boolean', default: false },
  'start-over': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const

/** Throws UsageError. `args` are the words after the command; paths are taken from where they were typed. */
export function readModelArguments(args: string[], env: NodeJS.ProcessEnv = process.env): ModelOrders {
  const { values, positionals } = parse(args)
  if (values.help) return { action: 'help' }
  const [action, folder, ...rest] = positionals
  if (action === 'fit' || action === 'selftest') return { action, about: aboutModel([folder, ...rest], values, env) }
  if (action === 'passport' || action === 'export' || action === 'import') return heldModelOrders(action, [folder, ...rest], values, env)
  if (action === 'drift') return { action, about: driftOrders([folder, ...rest], values, env), asJson: values.json }
  if (action === 'download') return { action, ...downloadOrders(folder, rest, values, env) }
  if (action !== 'convert' && action !== 'adapter')
    throw new UsageError(
      action
        ? `“${action}” is no order; “download”, “import”, “convert”, “adapter”, “fit”, “selftest”, “drift”, “passport” and “export” are.`
        : 'Say what to do: download, fit, selftest, drift, passport or export MODEL; import ARCHIVE; convert or adapter FOLDER.',
    )
  if (!folder || rest.length > 0)
    throw new UsageError(`Name the one folder that holds the ${action === 'adapter' ? action : 'checkpoint'}.`)
  if (action === 'adapter' && values.adapter) throw new UsageError('--adapter belongs to “convert”.')
  if (action === 'adapter') return { action, options: adapterOptions(fromWhereTyped(folder, env), values, env) }
  return { action, startOver: values['start-over'], options: conversionOf(fromWhereTyped(folder, env), values, env) }
}

type Values = ReturnType<typeof parse>['values']

const USUAL_FORMAT: NumberFormat = 'Q4_K_M'

function conversionOf(folder: string, values: Values, env: NodeJS.ProcessEnv): Conversion {
  return {
    folder,
    adapters: (values.adapter ?? []).map((each) => weightedPath(each, env)).map(({ path, weight }) => ({ folder: path, weight })),
    outputFolder: values.output ? fromWhereTyped(values.output, env) : `${libraryFolder(values.library, env)}/models`,
    fileName: fileStem(values['file-name']),
    name: values.name?.trim() || null,
    format: oneOf(NUMBER_FORMATS, '--quant', values.quant ?? USUAL_FORMAT),
    projectorFormat: oneOf(PROJECTOR_FORMATS, '--projector', values.projector),
  }
}

function downloadOrders(name: string | undefined, rest: string[], values: Values, env: NodeJS.ProcessEnv): DownloadOrders {
  if (!name || rest.length > 0) throw new UsageError('Name the one model to download: its id in the catalogue, or OWNER/NAME on the hub.')
  const limit = values.limit === undefined ? null : Number(values.limit)
  if (limit !== null && !(limit > 0)) throw new UsageError('--limit takes a number of megabytes a second.')
  return {
    libraryFolder: libraryFolder(values.library, env),
    source: sourceOf(name, values.revision),
    quant: values.quant ?? null,
    wishes: {
      ...(values.mirror !== undefined && { mirror: values.mirror }),
      ...(values.proxy !== undefined && { proxy: values.proxy }),
      ...(limit !== null && { megabytesPerSecond: limit }),
    },
    conversion: values['no-convert'] ? null : (folder) => conversionOf(folder, values, env),
  }
}

function sourceOf(name: string, typedRevision: string): DownloadSource {
  const [repo, revision, id] = [hubRepo.safeParse(name), hubRevision.safeParse(typedRevision), modelId.safeParse(name)]
  if (!revision.success) throw new UsageError(`“${typedRevision}” is no branch, tag or commit.`)
  if (repo.success) return { repo: repo.data, revision: revision.data }
  if (id.success) return { modelId: id.data }
  throw new UsageError(`“${name}” is neither a model’s id nor OWNER/NAME.`)
}

function adapterOptions(folder: string, values: Values, env: NodeJS.ProcessEnv) {
  const output = values.output ? fromWhereTyped(values.output, env) : `${libraryFolder(values.library, env)}/adapters`
  const stem = fileStem(values['file-name']) ?? basename(folder)
  return { folder, baseFolder: values.base ? fromWhereTyped(values.base, env) : null, outputFile: `${output}/${stem}-adapter.gguf` }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true })
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message)
    throw error
  }
}

function oneOf<Format extends string>(formats: readonly Format[], option: string, given: string): Format {
  const known = formats.find((format) => format === given.toUpperCase())
  if (known) return known
  throw new UsageError(`${option} takes one of ${formats.join(', ')}; “${given}” is none of them.`)
}

function fileStem(given: string | undefined): string | null {
  if (given === undefined) return null
  if (/^[\w][\w.-]*$/.test(given)) return given
  throw new UsageError('--file-name takes letters, digits, points, hyphens and underlines.')
}
