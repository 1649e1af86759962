import type { Quantiser } from '../../../models/conversion/quantiser.ts'
import type { VisionAddon } from '../../../native/surface.ts'
import { asProblem } from '../inference/engine-problems.ts'

/** llama.cpp's own quantiser, through the addon; the signal stops it within milliseconds. */
export function addonQuantiser(addon: VisionAddon, threads: number, signal?: AbortSignal): Quantiser {
  const stop = new addon.Stop()
  signal?.addEventListener('abort', () => stop.stop(), { once: true })
  return {
    llamaBuild: addon.build.llamaVersion,
    async quantise({ bytes, ...order }) {
      signal?.throwIfAborted()
      try {
        return await addon.quantise({ ...order, threads }, bytes, stop)
      } catch (error) {
        signal?.throwIfAborted()
        throw asProblem(error)
      }
    },
  }
}
