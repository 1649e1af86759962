import type { Quantiser } from '../../../models/conversion/quantiser.ts'
import { TENSOR_TYPES } from '../../../models/gguf/format.ts'
import { NUMBER_BYTES } from '../../../models/safetensors/number-types.ts'
import type { VisionAddon } from '../../../native/surface.ts'
import { asProblem } from '../inference/engine-problems.ts'

/** llama.cpp's own quantiser, through the addon; the signal stops it within milliseconds. */
export function addonQuantiser(addon: VisionAddon, threads: number, signal?: AbortSignal): Quantiser {
  const stop = new addon.Stop()
  signal?.addEventListener('abort', () => stop.stop(), { once: true })
  return {
    llamaBuild: addon.build.llamaVersion,
    async quantise({ bytes, ...order }) {
      const { blockBytes, blockElements } = TENSOR_TYPES[order.to]
      const into = new Uint8Array((bytes.byteLength / NUMBER_BYTES[order.from] / blockElements) * blockBytes)
      signal?.throwIfAborted()
      try {
        return await addon.quantise({ ...order, threads, into }, bytes, stop)
      } catch (error) {
        signal?.throwIfAborted()
        throw asProblem(error)
      }
    },
  }
}
