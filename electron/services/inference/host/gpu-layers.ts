import type { NativeDevice } from '../../../../native/surface.ts'
import { graphicsCard } from './describe-engine.ts'

// The rest is for the KV cache, the vision tower's work and the screen.
const SHARE_FOR_WEIGHTS = 0.7

/**
 * How many of a model's layers fit the graphics card: -1 = all, 0 = there is no card. `weightsBytes` are those of both
 * files; layers are taken to be equally large.
 */
export function layersOnGpu(devices: readonly NativeDevice[], weightsBytes: number, layers: number): number {
  const card = graphicsCard(devices)
  if (!card) return 0
  const budget = card.memoryFreeBytes * SHARE_FOR_WEIGHTS
  return weightsBytes <= budget ? -1 : Math.floor((layers * budget) / weightsBytes)
}
