import { parseArgs } from 'node:util'
import type { RunId } from '../../contract/ids.ts'
import { runId } from '../../contract/ids.ts'
import { MOST_ADAPTERS, type RunSettings, runSettings } from '../../contract/runs.ts'
import { fromWhereTyped, libraryFolder } from '../library-folder.ts'
import { UsageError } from '../usage-error.ts'
import { type WeightedPath, weightedPath } from '../weighted-path.ts'

export type OutputFormat = 'text' | 'json' | 'geojson'

export type Orders =
  | { action: 'help' }
  | { action: 'verify'; archivePath: string }
  | {
      action: 'locate'
      photoPaths: string[]
      caseTitle: string
      settings: Partial<RunSettings>
      adapters: WeightedPath[]
      libraryFolder: string
      format: OutputFormat
    }
  | { action: 'rerun'; runId: RunId; libraryFolder: string; format: OutputFormat }

const OPTIONS = {
  samples: { type: 'string' },
  model: { type: 'string' },
  adapter: { type: 'string', multiple: true },
  hint: { type: 'string' },
  seed: { type: 'string' },
  temperature: { type: 'string' },
  'max-new-tokens': { type: 'string' },
  mode: { type: 'string' },
  library: { type: 'string' },
  case: { type: 'string' },
  rerun: { type: 'string' },
  verify: { type: 'string' },
  json: { type: 'boolean' },
  geojson: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

const DEFAULT_CASE_TITLE = 'Command line'

/** Throws UsageError. `args` are the words after the command; paths are taken from where they were typed. */
export function readArguments(args: string[], env: NodeJS.ProcessEnv = process.env): Orders {
  const { values, positionals } = parse(args)
  if (values.help) return { action: 'help' }
  if (values.verify !== undefined) {
    if (positionals.length > 0 || Object.keys(values).length > 1) throw new UsageError('--verify takes an archive and nothing else.')
    return { action: 'verify', archivePath: fromWhereTyped(values.verify, env) }
  }
  if (values.json && values.geojson) throw new UsageError('--json and --geojson cannot be had at once.')
  const format = values.json ? 'json' : values.geojson ? 'geojson' : 'text'
  const folder = libraryFolder(values.library, env)
  const settings = readSettings(values)
  if (values.rerun !== undefined) {
    if (positionals.length > 0) throw new UsageError('--rerun takes its photo from the run: leave the photos out.')
    if (Object.keys(settings).length > 0 || values.adapter)
      throw new UsageError('--rerun takes its settings from the run: leave the other options out.')
    const id = runId.safeParse(values.rerun)
    if (!id.success) throw new UsageError(`--rerun needs the id of a run, as a result shows it; "${values.rerun}" is none.`)
    return { action: 'rerun', runId: id.data, libraryFolder: folder, format }
  }
  if (positionals.length === 0) throw new UsageError('Name at least one photo.')
  const caseTitle = (values.case ?? DEFAULT_CASE_TITLE).trim()
  if (caseTitle === '') throw new UsageError('--case needs a title.')
  return {
    action: 'locate',
    photoPaths: positionals.map((path) => fromWhereTyped(path, env)),
    caseTitle,
    settings,
    adapters: readAdapters(values.adapter ?? [], env),
    libraryFolder: folder,
    format,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true })
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message)
    throw error
  }
}

function readSettings(values: ReturnType<typeof parse>['values']): Partial<RunSettings> {
  const given = {
    samples: numberOf('--samples', values.samples),
    modelId: values.model,
    hint: values.hint,
    seed: numberOf('--seed', values.seed),
    temperature: numberOf('--temperature', values.temperature),
    maxNewTokens: numberOf('--max-new-tokens', values['max-new-tokens']),
    mode: values.mode,
  }
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const settings = runSettings.partial().safeParse(named)
  if (settings.success) return settings.data
  const { path, message } = settings.error.issues[0]!
  throw new UsageError(`--${OPTION_OF_SETTING[String(path[0])]}: ${message}.`)
}

const OPTION_OF_SETTING: Record<string, string> = {
  samples: 'samples',
  modelId: 'model',
  hint: 'hint',
  seed: 'seed',
  temperature: 'temperature',
  maxNewTokens: 'max-new-tokens',
  mode: 'mode',
}

function readAdapters(given: readonly string[], env: NodeJS.ProcessEnv): WeightedPath[] {
  if (given.length > MOST_ADAPTERS) throw new UsageError(`--adapter may be given ${MOST_ADAPTERS} times at most.`)
  return given.map((each) => weightedPath(each, env))
}

function numberOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (text.trim() === '' || Number.isNaN(Number(text))) throw new UsageError(`${option} needs a number; "${text}" is none.`)
  return Number(text)
}
