// Where node-llama-cpp keeps the llama.cpp libraries of this machine: one package for each platform and kind of GPU.
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export interface LibraryFolder {
  /** Such as `linux-x64-vulkan`. */
  name: string
  folder: string
  /** True where it can also use a graphics card; it computes on the processor all the same. */
  forGpu: boolean
}

const platformNames: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac', win32: 'win' }

/** The library folders that are installed for this machine, the ones for graphics cards first. */
export function installedLibraries(): LibraryFolder[] {
  const here = `${platformNames[process.platform] ?? process.platform}-${process.arch === 'arm' ? 'armv7l' : process.arch}`
  const names = [`${here}-cuda`, `${here}-metal`, `${here}-vulkan`, here]
  const moduleFolders = createRequire(import.meta.url).resolve.paths('@node-llama-cpp/any') ?? []
  return names.flatMap((name) => {
    const folder = moduleFolders.map((modules) => join(modules, '@node-llama-cpp', name, 'bins', name)).find(existsSync)
    return folder ? [{ name, folder, forGpu: name !== here }] : []
  })
}

/** Processor variant → file: ggml compiles its processor code once for each generation of instruction sets. */
export function cpuVariants({ folder }: LibraryFolder): Map<string, string> {
  const variants = new Map<string, string>()
  for (const file of readdirSync(folder).sort()) {
    const variant = /^(?:lib)?ggml-cpu-(.+)\.(?:so|dll|dylib)$/.exec(file)?.[1]
    if (variant) variants.set(variant, join(folder, file))
  }
  return variants
}

/** `libggml-cpu-sapphirerapids.so` → `sapphirerapids`; `generic` where the platform has one variant only. */
export function cpuVariantName(libraryFile: string): string {
  return /ggml-cpu-(.+)\.(?:so|dll|dylib)$/.exec(libraryFile)?.[1] ?? 'generic'
}
