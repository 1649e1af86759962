// Run by probe-gpu.ts: says "usable" where the library folder given finds a graphics card.
import type { LibraryFolder } from './libraries.ts'
import { findsGpu } from './try-gpu.ts'

process.stdout.write(findsGpu(JSON.parse(process.argv[2] ?? '') as LibraryFolder) ? 'usable' : 'none')
