// The steps of set-up, in order, and which of them each command needs. What a step does lives in the room that owns it;
// here stands only what it depends on and what it leaves behind.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dependenciesStep } from './dependencies.mjs'
import { SetupFailure } from './failure.mjs'
import { runProgram } from './run-program.mjs'
import { requireSystemPrograms, SYSTEM_PROGRAMS } from './system-programs.mjs'

/**
 * @typedef {{ root: string, report: (what: string) => void, signal: AbortSignal }} StepContext
 * @typedef {import('./stamp.mjs').Stamped & {
 *   title: string,
 *   isDoneAlready?: (root: string) => boolean,
 *   run: (context: StepContext) => Promise<void>,
 * }} Step
 * @typedef {'start' | 'locate' | 'test' | 'bench' | 'all'} Goal
 */

/** @type {Step} */
const pageStep = {
  id: 'page',
  title: 'page',
  inputs: ['renderer', 'electron/contract', 'electron/core', 'vite.config.ts', 'package-lock.json'],
  outputs: ['dist/page/index.html'],
  async run({ root, report, signal }) {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const { code, lastWords } = await runProgram(process.execPath, [vite, 'build'], { cwd: root, signal, onLine: report })
    if (code !== 0) throw new Error(`vite build failed.\n${lastWords}`)
  },
}

/** @type {Record<string, Step>} */
const STEPS = { dependencies: dependenciesStep, page: pageStep }

/** @type {Record<Goal, (keyof typeof STEPS)[]>} */
const NEEDED = {
  start: ['dependencies', 'page'],
  locate: ['dependencies'],
  test: ['dependencies', 'page'],
  bench: ['dependencies'],
  all: ['dependencies', 'page'],
}

/** @param {Goal} goal @returns {Step[]} */
export function stepsFor(goal) {
  return NEEDED[goal].map((id) => STEPS[id])
}
