// Run by probe-gpu.ts: says "usable" where the library folder given finds a graphics card.
import type { LibraryFolder } from './libraries.ts'
import { openAddon } from './loader.ts'

const libraries = JSON.parse(process.argv[2] ?? '') as LibraryFolder
const machine = openAddon(libraries).initialise({ librariesFolder: libraries.folder, cpuVariantFile: null })
const found = machine.devices.some(({ kind }) => kind === 'gpu' || kind === 'integrated-gpu')
process.stdout.write(found ? 'usable' : 'none')
