import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { ConvertAdapterOptions } from '../../../models/adapters/convert-adapter.ts'
import type { ConvertOptions } from '../../../models/conversion/convert-checkpoint.ts'
import { NUMBER_FORMATS, PROJECTOR_FORMATS } from '../../../models/conversion/number-formats.ts'
import { fromWhereTyped, libraryFolder } from '../library-folder.ts'
import { UsageError } from '../usage-error.ts'

export type ModelOrders =
  | { action: 'help' }
  | { action: 'adapter'; options: Pick<ConvertAdapterOptions, 'folder' | 'baseFolder' | 'outputFile'> }
  | { action: 'convert'; options: Omit<ConvertOptions, 'quantiser' | 'signal' | 'onProgress'>; startOver: boolean }

const OPTIONS = {
  quant: { type: 'string', default: 'Q4_K_M' },
  projector: { type: 'string', default: 'F16' },
  base: { type: 'string' },
  output: { type: 'string' },
  'file-name': { type: 'string' },
  name: { type: 'string' },
  library: { type: 'string' },
  'start-over': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const

/** Throws UsageError. `args` are the words after the command; paths are taken from where they were typed. */
export function readModelArguments(args: string[], env: NodeJS.ProcessEnv = process.env): ModelOrders {
  const { values, positionals } = parse(args)
  if (values.help) return { action: 'help' }
  const [action, folder, ...rest] = positionals
  if (action !== 'convert' && action !== 'adapter')
    throw new UsageError(
      action ? `“${action}” is no order; “convert” and “adapter” are.` : 'Say what to do: convert FOLDER, or adapter FOLDER.',
    )
  if (!folder || rest.length > 0)
    throw new UsageError(`Name the one folder that holds the ${action === 'adapter' ? action : 'checkpoint'}.`)
  if (action === 'adapter') return { action, options: adapterOptions(fromWhereTyped(folder, env), values, env) }
  return {
    action,
    startOver: values['start-over'],
    options: {
      folder: fromWhereTyped(folder, env),
      outputFolder: values.output ? fromWhereTyped(values.output, env) : `${libraryFolder(values.library, env)}/models`,
      fileName: fileStem(values['file-name']),
      name: values.name?.trim() || null,
      format: oneOf(NUMBER_FORMATS, '--quant', values.quant),
      projectorFormat: oneOf(PROJECTOR_FORMATS, '--projector', values.projector),
    },
  }
}

function adapterOptions(folder: string, values: ReturnType<typeof parse>['values'], env: NodeJS.ProcessEnv) {
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
