// @ts-check
import { join } from 'node:path'
import { runProgram } from './run-program.mjs'

/** @type {import('./steps.mjs').Step} */
export const pageStep = {
  id: 'page',
  title: 'page',
  inputs: ['renderer', 'electron/contract', 'electron/core', 'vite.config.ts', 'package-lock.json'],
  outputs: ['dist/page/index.html'],
  async run({ root, report, signal }) {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const { code, lastWords } = await runProgram(process.execPath, [vite, 'build'], {
      cwd: root,
      signal,
      onLine: report,
      env: { ...process.env, NO_COLOR: '1' },
    })
    if (code !== 0) throw new Error(`The page could not be built.\n${lastWords}`)
  },
}
