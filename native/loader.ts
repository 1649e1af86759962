// The only way to the `.node` file. The addon leaves llama.cpp's symbols open; they are found in node-llama-cpp's own
// libraries, which are loaded first and made visible to it. Once in a process: backends cannot be taken out again.
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpuVariants, installedLibraries, type LibraryFolder } from './libraries.ts'
import { NativeLoadError } from './load-error.ts'
import { hasUsableGpu } from './probe-gpu.ts'
import type { NativeMachine, VisionAddon } from './surface.ts'

export interface LoadChoices {
  /** `auto`: a graphics card where one works, tried in a child process. A name: that library folder, tried already. */
  gpu: 'auto' | 'off' | { tried: string }
  /** A processor variant by name (`haswell`); null = the best that this machine can run. */
  cpuVariant: string | null
}

export interface LoadedAddon {
  addon: VisionAddon
  machine: NativeMachine
  libraries: LibraryFolder
}

export const addonFile = fileURLToPath(new URL(`./dist/${process.platform}-${process.arch}/whereabouts-vision.node`, import.meta.url))

/** Throws `NativeLoadError`, or a `NativeFailure` of `initialise`. */
export async function loadVisionAddon(choices: LoadChoices): Promise<LoadedAddon> {
  if (!existsSync(addonFile)) throw new NativeLoadError('addon-not-built', { file: addonFile })
  const libraries = await chooseLibraries(choices)
  const cpuVariantFile = choices.cpuVariant === null ? null : variantFile(libraries, choices.cpuVariant)
  const addon = openAddon(libraries)
  return { addon, machine: addon.initialise({ librariesFolder: libraries.folder, cpuVariantFile }), libraries }
}

async function chooseLibraries(choices: LoadChoices): Promise<LibraryFolder> {
  const installed = installedLibraries()
  const forCpu = installed.find(({ forGpu }) => !forGpu)
  if (typeof choices.gpu === 'object') {
    const { tried } = choices.gpu
    const found = installed.find(({ name }) => name === tried)
    if (found) return found
  }
  // A named processor variant is a measurement; a graphics card would spoil it.
  if (choices.gpu === 'auto' && choices.cpuVariant === null) {
    for (const candidate of installed.filter(({ forGpu }) => forGpu)) {
      if (await hasUsableGpu(candidate)) return candidate
    }
  }
  const chosen = forCpu ?? installed[0]
  if (!chosen) throw new NativeLoadError('libraries-missing', { platform: `${process.platform}-${process.arch}` })
  return chosen
}

function variantFile(libraries: LibraryFolder, name: string): string {
  const variants = cpuVariants(libraries)
  const file = variants.get(name)
  if (!file) throw new NativeLoadError('cpu-variant-unknown', { variant: name, known: [...variants.keys()].join(', ') })
  return file
}

/** Loads a library folder and the addon over it, without any backend yet. */
export function openAddon({ folder }: LibraryFolder): VisionAddon {
  const { RTLD_NOW, RTLD_GLOBAL } = constants.dlopen
  const addon = { exports: {} }
  try {
    // node-llama-cpp's own addon depends on every library we need; `RTLD_GLOBAL` makes them visible to ours. Windows has
    // no such flag and needs none: there the addon asks for them by name (src/windows-delay-load.cpp).
    process.dlopen({ exports: {} }, join(folder, 'llama-addon.node'), (RTLD_NOW ?? 0) | (RTLD_GLOBAL ?? 0))
    process.dlopen(addon, addonFile, RTLD_NOW ?? 0)
  } catch (error) {
    throw new NativeLoadError('libraries-unusable', { folder, why: (error as Error).message }, { cause: error })
  }
  return addon.exports as VisionAddon
}
