import type { Quantiser } from '../../../models/conversion/quantiser.ts'
import { TENSOR_TYPES } from '../../../models/gguf/format.ts'
import { NUMBER_BYTES } from '../../../models/safetensors/number-types.ts'
import type { VisionAddon } from '../../../native/surface.ts'
import { asProblem } from '../inference/engine-problems.ts'

/** llama.cpp's own quantiser, through the addon. */
export function addonQuantiser(addon: VisionAddon, threads: number): Quantiser {
  return {
    llamaBuild: addon.build.llamaVersion,
    async quantise({ bytes, ...order }) {
      const { blockBytes, blockElements } = TENSOR_TYPES[order.to]
      const into = new Uint8Array((bytes.byteLength / NUMBER_BYTES[order.from] / blockElements) * blockBytes)
      try {
        return await addon.quantise({ ...order, threads, into }, bytes, new addon.Stop())
      } catch (error) {
        throw asProblem(error)
      }
    },
  }
}
