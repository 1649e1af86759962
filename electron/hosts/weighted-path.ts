import { runAdapter } from '../contract/runs.ts'
import { fromWhereTyped } from './library-folder.ts'
import { UsageError } from './usage-error.ts'

/** An adapter as it is named in a command. */
export interface WeightedPath {
  path: string
  weight: number
}

/** `PATH` or `PATH=WEIGHT`; what stands behind the last “=” is part of the path where it is no number. Throws UsageError. */
export function weightedPath(given: string, env: NodeJS.ProcessEnv): WeightedPath {
  const [, path, weight] = /^(.+)=([-+]?(?:\d+\.?\d*|\.\d+))$/.exec(given) ?? []
  if (given === '') throw new UsageError('--adapter needs a path.')
  const parsed = runAdapter.shape.weight.safeParse(Number(weight ?? 1))
  if (!parsed.success) throw new UsageError(`--adapter: ${parsed.error.issues[0]!.message}.`)
  return { path: fromWhereTyped(path ?? given, env), weight: parsed.data }
}
