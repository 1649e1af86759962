import type { NativeDevice } from '../../../../native/surface.ts'
import { graphicsCard } from './describe-engine.ts'

// The rest is for the KV cache, the vision tower's work and the screen.
const SHARE_FOR_WEIGHTS = 0.7

/** How many of a model's layers the graphics card takes: -1 = all, 0 = there is no card. `weightsBytes` are those of both files. */
export function layersOnGpu(devices: readonly NativeDevice[], weightsBytes: number, layers: number): number {
  const card = graphicsCard(devices)
  return card ? layersInto(card.memoryFreeBytes, weightsBytes, layers) : 0
}

/** The same for a card with so much free; layers are taken to be equally large. */
export function layersInto(freeBytes: number, weightsBytes: number, layers: number): number {
  const budget = freeBytes * SHARE_FOR_WEIGHTS
  return weightsBytes <= budget ? -1 : Math.floor((layers * budget) / weightsBytes)
}
