import { type ModelId, modelId } from '../../contract/ids.ts'
import { libraryFolder } from '../library-folder.ts'
import { UsageError } from '../usage-error.ts'

/** What is asked about one model of a library. */
export interface AboutModel {
  modelId: ModelId
  libraryFolder: string
  settings: { samples?: number; maxImageTokens?: number; maxNewTokens?: number }
}

const NUMBERS = { samples: 'samples', 'image-tokens': 'maxImageTokens', 'new-tokens': 'maxNewTokens' } as const

type Values = { library?: string | undefined } & { [Option in keyof typeof NUMBERS]?: string | undefined }

/** Throws UsageError. */
export function aboutModel([id, ...rest]: (string | undefined)[], values: Values, env: NodeJS.ProcessEnv): AboutModel {
  const known = modelId.safeParse(id)
  if (!known.success || rest.length > 0) throw new UsageError('Name the one model by its id, such as globe-qwen2.5vl-7b.')
  const settings: AboutModel['settings'] = {}
  for (const option of Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]) {
    const given = values[option]
    if (given === undefined) continue
    if (!/^[1-9]\d{0,4}$/.test(given)) throw new UsageError(`--${option} takes a whole number; “${given}” is none.`)
    settings[NUMBERS[option]] = Number(given)
  }
  return { modelId: known.data, libraryFolder: libraryFolder(values.library, env), settings }
}
