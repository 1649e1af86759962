import type { LoadedAddon } from '../../../../native/loader.ts'
import type { EngineMemory } from '../engine-protocol.ts'
import { graphicsCard } from './describe-engine.ts'
import { freeMemoryBytes, ownMemoryBytes } from './free-memory.ts'

/** `cardBytes`: what the model that is loaded takes of the graphics card. */
export function engineMemory({ addon, machine }: LoadedAddon, cardBytes: number): EngineMemory {
  const card = graphicsCard(addon.devices())
  return {
    ramFreeBytes: freeMemoryBytes() + ownMemoryBytes(),
    card: card && {
      name: card.description,
      freeBytes: card.memoryFreeBytes + cardBytes,
      totalBytes: card.memoryTotalBytes,
      sharesRam: card.kind === 'integrated-gpu' || process.platform === 'darwin',
    },
    cpuFeatures: machine.cpuFeatures,
  }
}
