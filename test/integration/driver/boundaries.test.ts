// The boundary check itself: for every rule a file that breaks it, in a copy of the rooms that holds nothing else.
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import configuration from '../../../.dependency-cruiser.cjs'
import { root } from '../../driver/root.ts'

const ROOMS = ['electron', 'renderer', 'native', 'models', 'resources', 'test']

/** What is imported by the files below; breaks nothing by itself. */
const INNOCENT: Record<string, string> = {
  'electron/services/store/rows.ts': "import Database from 'better-sqlite3'\nexport const open = (file: string) => new Database(file)\n",
  'electron/services/workbench.ts': "export { open } from './store/rows.ts'\n",
  'electron/hosts/cli.ts': "export { open } from '../services/workbench.ts'\n",
  'electron/core/terms.ts':
    "import terms from '../../resources/trainer/globe_trainer/lexicon/lexicon.json' with { type: 'json' }\nexport const size = terms.length\n",
  'resources/trainer/globe_trainer/lexicon/lexicon.json': '[]\n',
  'resources/rows.json': '[]\n',
  'models/hen.ts': "import { egg } from './egg.ts'\nexport const hen = () => egg\n",
  'renderer/features/cases/index.ts': "export { store } from './store.ts'\n",
  'renderer/features/cases/store.ts': 'export const store = 1\n',
  'test/fixtures/rows.ts': "export { open } from '../../electron/services/store/rows.ts'\n",
}

/** [file, what it says, the rule it breaks]. The ways to import differ: each must be seen. */
const GUILTY: [file: string, text: string, rule: string][] = [
  ['electron/contract/a.ts', "export { distance } from '../core/distance.ts'\n", 'electron-contract-imports'],
  [
    'electron/core/distance.ts',
    "import type { open } from '../services/workbench.ts'\nexport type distance = typeof open\n",
    'electron-core-imports',
  ],
  [
    'electron/core/data.ts',
    "import rows from '../../resources/rows.json' with { type: 'json' }\nexport const data = rows\n",
    'electron-core-imports',
  ],
  ['electron/core/late.ts', "export const late = async () => (await import('../services/workbench.ts')).open\n", 'electron-core-imports'],
  [
    'electron/core/using.ts',
    "export function f() { using g = h(async () => (await import('../services/workbench.ts')).open); return g }\ndeclare function h(x: unknown): Disposable\n",
    'electron-core-imports',
  ],
  ['electron/core/reads.ts', "import { readFileSync } from 'node:fs'\nexport const text = readFileSync('a')\n", 'pure-rooms-stay-pure'],
  ['electron/services/up.ts', "import { open } from '../hosts/cli.ts'\nexport const up = open\n", 'electron-services-imports'],
  ['electron/services/shell.ts', "import { app } from 'electron'\nexport const shell = app\n", 'electron-only-in-the-shell'],
  ['electron/services/tests.ts', "import { it } from 'vitest'\nexport const tests = it\n", 'shipped-code-needs-shipped-packages'],
  ['electron/services/runs/sql.ts', "import Database from 'better-sqlite3'\nexport const sql = Database\n", 'sql-in-its-rooms'],
  ['electron/services/addon.ts', "import addon from '../../native/artefacts/llama.node'\nexport { addon }\n", 'addon-through-its-loader'],
  ['electron/services/nowhere.ts', "import { lost } from './lost.ts'\nexport const nowhere = lost\n", 'everything-resolves'],
  ['electron/main/window.ts', "import { open } from '../services/workbench.ts'\nexport const window = open\n", 'electron-main-imports'],
  ['electron/preload/bridge.ts', "export { distance } from '../core/distance.ts'\n", 'electron-preload-imports'],
  ['electron/processes/up.ts', "import { open } from '../hosts/cli.ts'\nopen('a')\n", 'electron-processes-imports'],
  ['electron/hosts/shell.ts', "export { window } from '../main/window.ts'\n", 'electron-hosts-imports'],
  ['models/serve.ts', "export { open } from '../electron/services/workbench.ts'\n", 'models-imports'],
  ['native/policy.ts', "export { serve } from '../models/serve.ts'\n", 'native-imports'],
  ['resources/tested.ts', "export { open } from '../test/fixtures/rows.ts'\n", 'nothing-imports-tests'],
  ['resources/serve.ts', "export { open } from '../electron/services/workbench.ts'\n", 'resources-imports'],
  [
    'renderer/app/page.tsx',
    "export const Page = () => <button onClick={() => import('../../electron/services/workbench.ts')} />\n",
    'renderer-imports',
  ],
  ['renderer/app/inside.ts', "export { store } from '../features/cases/store.ts'\n", 'features-by-their-index'],
  ['renderer/features/photos/index.ts', "export { store } from '../cases/index.ts'\n", 'features-meet-in-the-app'],
  ['renderer/ui/knowing.ts', "export { store } from '../features/cases/index.ts'\n", 'ui-knows-no-feature'],
  ['renderer/strings/knowing.ts', "export { store } from '../features/cases/index.ts'\n", 'words-stand-alone'],
  ['models/egg.ts', "import { hen } from './hen.ts'\nexport const egg = () => hen\n", 'no-circles'],
  ['models/alone.ts', 'export const alone = 1\n', 'no-orphans'],
]

interface Violation {
  from: string
  rule: { name: string }
}

it('every rule finds the file that breaks it, however it imports, and no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'whereabouts-boundaries-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const name of ['.dependency-cruiser.cjs', 'package.json']) copyFileSync(join(root, name), join(folder, name))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const [path, text] of [...Object.entries(INNOCENT), ...GUILTY]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const found = await violationsIn(folder)
  for (const [file, , rule] of GUILTY) expect(found, file).toContain(`${rule}: ${file}`)
  const guilty = new Set(GUILTY.map(([file]) => file))
  expect(found.filter((violation) => !guilty.has(violation.split(': ')[1]!))).toEqual([])
  const rules = configuration.forbidden?.map(({ name }) => name)
  expect(new Set(GUILTY.map(([, , rule]) => rule))).toEqual(new Set(rules))
})

/** As `rule: file`, run as the check runs it; packages are named as they lie in the folder, not where the link leads. */
function violationsIn(folder: string): Promise<string[]> {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--preserve-symlinks', '--output-type', 'json', ...ROOMS]
  return new Promise((resolve, reject) => {
    // Ends with the number of violations as its exit code.
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 ** 2 }, (error, stdout, stderr) => {
      if (!stdout.startsWith('{')) return reject(new Error(`No result: ${stderr}`, { cause: error }))
      const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } }
      resolve(summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`))
    })
  })
}
