import type { LoadedAddon } from '../../../../native/loader.ts'
import { loadVisionAddon } from '../../../../native/loader.ts'
import { asProblem } from '../engine-problems.ts'

/** What a benchmark or a person in trouble may force; everything else is found out. */
export interface EngineEnvironment {
  /** `off` leaves graphics cards alone; the name of a library folder takes its graphics card as tried already. */
  WHEREABOUTS_GPU?: string
  /** Name of a processor variant, such as `haswell`. */
  WHEREABOUTS_CPU_VARIANT?: string
}

let loading: Promise<LoadedAddon> | null = null

/** The addon, loaded with the first call. Throws `ProblemError`. */
export function addonOfThisProcess(env: EngineEnvironment = process.env): Promise<LoadedAddon> {
  loading ??= loadVisionAddon({
    gpu: !env.WHEREABOUTS_GPU ? 'auto' : env.WHEREABOUTS_GPU === 'off' ? 'off' : { tried: env.WHEREABOUTS_GPU },
    cpuVariant: env.WHEREABOUTS_CPU_VARIANT || null,
  }).catch((error: unknown) => {
    loading = null
    throw asProblem(error)
  })
  return loading
}
