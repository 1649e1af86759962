import { installedLibraries, type LibraryFolder } from './libraries.ts'
import { NativeLoadError } from './load-error.ts'
import { openAddon } from './loader.ts'

/**
 * Whether the library folder finds a graphics card, tried in this very process: a bad driver may end it, and its
 * backend stays loaded. For processes that were started for this alone.
 */
export function findsGpu(libraries: LibraryFolder): boolean {
  try {
    const machine = openAddon(libraries).initialise({ librariesFolder: libraries.folder, cpuVariantFile: null })
    return machine.devices.some(({ kind }) => kind === 'gpu' || kind === 'integrated-gpu')
  } catch (error) {
    // Most machines without such a card lack its driver's libraries too.
    if (error instanceof NativeLoadError) return false
    throw error
  }
}

/** Names of the library folders that could use a graphics card, the likeliest first. */
export function gpuLibraries(): LibraryFolder[] {
  return installedLibraries().filter(({ forGpu }) => forGpu)
}
