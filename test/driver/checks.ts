// Types, lint, boundaries and file lengths: the checks of the whole code.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from './check.ts'
import { root } from './root.ts'
import { runTool } from './run-tool.ts'
import { sharedClasses } from './style-rooms.ts'

/** Every folder with a tsconfig.json is a layer with its own library and types. */
const LAYERS = [
  'electron/contract',
  'electron/core',
  'electron/services',
  'electron/processes',
  'electron/hosts',
  'electron/main',
  'electron/preload',
  'renderer',
  'native',
  'models',
  'resources',
  'test',
]
export const CODE_FOLDERS = ['electron', 'renderer', 'native', 'models', 'resources', 'test']
const LONGEST_FILE_LINES = 400
const SOURCE_FILE = /\.(ts|tsx|mjs|cjs|css|cpp|h)$/

export const CHECKS: Check[] = [
  ...LAYERS.map((layer) => ({ name: `types of ${layer}`, run: () => typesOf(layer) })),
  { name: 'every layer has its types checked', run: async () => everyLayerListed() },
  { name: 'lint and format', run: lint },
  { name: 'boundaries', run: boundaries },
  { name: 'every class is dressed in one room', run: async () => stylesInRooms() },
  { name: `no source file longer than ${LONGEST_FILE_LINES} lines`, run: async () => fileLengths() },
]

async function typesOf(layer: string) {
  const { code, output } = await runTool('node_modules/typescript/bin/tsc', ['-p', layer, '--pretty', 'false'])
  if (code === 0) return { passed: true, report: '' }
  // Some packages publish their sources as their types; what those do under our stricter options is not ours to mend.
  const diagnostics = output.split(/\n(?!\s)/)
  // They are elsewhere in a checkout that shares its packages with another.
  const own = diagnostics.filter((diagnostic) => !/^(\.\.\/)*([\w.-]+\/)*node_modules\//.test(diagnostic))
  return { passed: own.length === 0, report: own.join('\n') }
}

function everyLayerListed() {
  const found = sourceFiles()
    .filter((path) => path.endsWith('/tsconfig.json'))
    .map((path) => path.slice(0, -'/tsconfig.json'.length))
  const missing = found.filter((folder) => !LAYERS.includes(folder))
  return {
    passed: missing.length === 0,
    report: missing.map((folder) => `${folder}/tsconfig.json is not in the list of layers.`).join('\n'),
  }
}

async function lint() {
  const { code, output } = await runTool('node_modules/@biomejs/biome/bin/biome', [
    'check',
    '--error-on-warnings',
    '--max-diagnostics=60',
    '.',
  ])
  return { passed: code === 0, report: code === 0 ? '' : `${output}\n\`npx biome check --write\` mends most of this.` }
}

async function boundaries() {
  const { code, output } = await runTool('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err-long',
    'setup.mjs',
    'vite.config.ts',
    ...CODE_FOLDERS,
  ])
  // TypeScript 7 has no interface for other programs yet; the configuration parses with swc instead.
  const report = output.replace(/\n*‼ missing-tsc-transpiler[\s\S]*?stable\.\n*/u, '\n').trim()
  return { passed: code === 0, report: code === 0 ? '' : report }
}

function stylesInRooms() {
  const shared = sharedClasses(sourceFiles().filter((path) => path.endsWith('.css')))
  return { passed: shared.length === 0, report: shared.join('\n') }
}

function fileLengths() {
  const tooLong = sourceFiles()
    .filter((path) => SOURCE_FILE.test(path))
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > LONGEST_FILE_LINES)
  return {
    passed: tooLong.length === 0,
    report: tooLong.map(({ path, lines }) => `${path} has ${lines} lines: split it by idea.`).join('\n'),
  }
}

function sourceFiles(): string[] {
  return CODE_FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/')),
  ).filter((path) => !/(^|\/)(node_modules|artefacts|build|dist)\//.test(path))
}
