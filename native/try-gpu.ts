import { installedLibraries, type LibraryFolder } from './libraries.ts'
import { openAddon } from './loader.ts'

/**
 * Whether the library folder finds a graphics card, tried in this very process: a bad driver may end it, and its
 * backend stays loaded. For processes that were started for this alone.
 */
export function findsGpu(libraries: LibraryFolder): boolean {
  const machine = openAddon(libraries).initialise({ librariesFolder: libraries.folder, cpuVariantFile: null })
  return machine.devices.some(({ kind }) => kind === 'gpu' || kind === 'integrated-gpu')
}

/** Names of the library folders that could use a graphics card, the likeliest first. */
export function gpuLibraries(): LibraryFolder[] {
  return installedLibraries().filter(({ forGpu }) => forGpu)
}
