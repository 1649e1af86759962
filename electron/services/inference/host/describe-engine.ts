import { cpuVariantName } from '../../../../native/libraries.ts'
import type { LoadedAddon } from '../../../../native/loader.ts'
import type { NativeDevice } from '../../../../native/surface.ts'
import type { EngineInfo } from '../../../contract/models.ts'

export function graphicsCard(devices: readonly NativeDevice[]): NativeDevice | null {
  return devices.find(({ kind }) => kind === 'gpu') ?? devices.find(({ kind }) => kind === 'integrated-gpu') ?? null
}

/** The machine as a run's passport names it. */
export function describeEngine({ addon, machine }: LoadedAddon, threads: number): EngineInfo {
  const cpuVariant = cpuVariantName(machine.cpuLibrary)
  const card = graphicsCard(machine.devices)
  return {
    device: card ? `${card.name.replace(/\d+$/, '')}: ${card.description}` : `CPU: ${cpuVariant}`,
    cpuVariant,
    llamaBuild: machine.llamaVersion,
    addonBuild: addon.build.addonHash,
    threads,
  }
}
