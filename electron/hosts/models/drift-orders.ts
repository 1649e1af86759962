import { SAMPLE_PHOTOS_FOLDER } from '../../services/drift/drift-photos.ts'
import { fromWhereTyped, libraryFolder } from '../library-folder.ts'
import { UsageError } from '../usage-error.ts'

/** A model to be compared with the one it was made from. */
export interface DriftOrders {
  /** Ids of models, or paths of text files with their projectors beside them. */
  quantised: string
  reference: string
  photosFolder: string
  libraryFolder: string
  maxNewTokens: number
  maxImageTokens: number
}

type Values = Partial<Record<'library' | 'reference' | 'photos' | 'new-tokens' | 'image-tokens', string | undefined>>

/** Throws UsageError. */
export function driftOrders([quantised, ...rest]: (string | undefined)[], values: Values, env: NodeJS.ProcessEnv): DriftOrders {
  if (!quantised || rest.length > 0) throw new UsageError('Name the one quantised model: its id, or the path of its text file.')
  if (!values.reference) throw new UsageError('Name the model that it was made from with --reference.')
  return {
    quantised,
    reference: values.reference,
    photosFolder: values.photos ? fromWhereTyped(values.photos, env) : SAMPLE_PHOTOS_FOLDER,
    libraryFolder: libraryFolder(values.library, env),
    maxNewTokens: countFrom('--new-tokens', values['new-tokens'] ?? '128', 8192),
    maxImageTokens: countFrom('--image-tokens', values['image-tokens'] ?? '1280', 16_384),
  }
}

function countFrom(option: string, given: string, most: number): number {
  const count = Number(given)
  if (Number.isInteger(count) && count >= 16 && count <= most) return count
  throw new UsageError(`${option} takes a whole number from 16 to ${most}; “${given}” is none.`)
}
