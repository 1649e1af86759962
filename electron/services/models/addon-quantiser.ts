import type { Quantiser } from '../../../models/conversion/quantiser.ts'
import type { VisionAddon } from '../../../native/surface.ts'
import { asProblem } from '../inference/engine-problems.ts'

/** llama.cpp's own quantiser, through the addon. */
export function addonQuantiser(addon: VisionAddon, threads: number): Quantiser {
  return {
    llamaBuild: addon.build.llamaVersion,
    async quantise({ from, to, rowLength, bytes }) {
      try {
        return await addon.quantise({ from, to, rowLength, threads }, bytes, new addon.Stop())
      } catch (error) {
        throw asProblem(error)
      }
    },
  }
}
