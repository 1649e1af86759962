// @ts-check
// Builds what the desktop program runs. Electron's Node does not take TypeScript: the shell and its preload script become
// a file each, and the workbench a tree of JavaScript that mirrors this checkout, so that every part finds its data.
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'

/** What the workbench reads beside its own code, from the root of the checkout. */
export const WORKBENCH_DATA = [
  'resources/gazetteer/dist',
  'resources/gazetteer/sources.json',
  'resources/basemap/dist',
  'resources/samples',
  'resources/text-reading',
  'resources/clue-tables/sources.json',
  'resources/lexicon/sources.json',
  'resources/verifier',
  'models/catalogue.json',
  // Not every checkout has it.
  ...['models/demonstration'].filter((path) => existsSync(join(import.meta.dirname, '..', '..', '..', path))),
  'native/dist',
  'package.json',
]

/** Entry points of the processes that run in the workbench's tree. */
const WORKBENCH_ENTRIES = [
  'electron/hosts/desktop.ts',
  'electron/processes/engine.ts',
  'electron/processes/gpu-probe.ts',
  'electron/processes/reader.ts',
  'electron/services/photos/reader/heic-worker.ts',
  'native/probe-child.ts',
]

/**
 * @param {string} root
 * @returns {Promise<string>} the folder to start Electron on
 */
export async function buildDesktopShell(root) {
  const common = { configFile: /** @type {false} */ (false), logLevel: /** @type {const} */ ('warn'), root }
  const desktop = join(root, 'dist', 'desktop')
  await build({
    ...common,
    build: {
      ssr: join(root, 'electron', 'main', 'main.ts'),
      outDir: desktop,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { external: ['electron'] },
    },
    ssr: { noExternal: true },
  })
  await build({
    ...common,
    build: {
      // A sandboxed preload script is one file of CommonJS.
      ssr: join(root, 'electron', 'preload', 'preload.ts'),
      outDir: desktop,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
    },
    ssr: { noExternal: true },
  })
  const workbench = join(root, 'dist', 'workbench')
  rmSync(workbench, { recursive: true, force: true })
  await build({
    ...common,
    build: {
      ssr: true,
      outDir: workbench,
      target: 'node24',
      rolldownOptions: {
        input: WORKBENCH_ENTRIES.map((entry) => join(root, entry)),
        output: { format: 'es', preserveModules: true, preserveModulesRoot: root, entryFileNames: '[name].js' },
      },
    },
  })
  placeData(root, workbench)
  return root
}

/**
 * Links in a checkout, where the data is large and already there; the packager copies them.
 * @param {string} root
 * @param {string} workbench
 */
function placeData(root, workbench) {
  for (const path of WORKBENCH_DATA) {
    const from = join(root, path)
    const to = join(workbench, path)
    if (!existsSync(from) || existsSync(to)) continue
    mkdirSync(dirname(to), { recursive: true })
    // Windows lets every account link folders, and no file.
    if (process.platform === 'win32' && path.includes('.')) cpSync(from, to)
    else symlinkSync(from, to, 'junction')
  }
}
