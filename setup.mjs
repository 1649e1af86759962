#!/usr/bin/env node
// @ts-check
// The way in of every npm script: sets the checkout up as far as the command needs it, then runs the command. It runs
// on Node 20 with nothing installed, so it is plain JavaScript and imports only what Node brings.
//   node setup.mjs start|locate|models|test|bench|package|trainer|all [arguments of the command]
import { dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { SetupFailure } from './electron/hosts/setup/failure.mjs'
import { goOnIn, isNewEnough, newerNode } from './electron/hosts/setup/newer-node.mjs'
import { runSteps } from './electron/hosts/setup/run-steps.mjs'
import { stepsFor } from './electron/hosts/setup/steps.mjs'

const EXIT_NOT_SET_UP = 3
const EXIT_INTERRUPTED = 130

/** What each command runs once everything is there; `all` only sets up. */
const PROGRAMS = {
  start: './electron/hosts/start.ts',
  locate: './electron/hosts/cli.ts',
  models: './electron/hosts/models.ts',
  test: './test/run.ts',
  bench: './test/bench/run.ts',
  package: './electron/hosts/setup/package-desktop.ts',
  trainer: './resources/trainer/environment.ts',
  all: null,
}

const root = dirname(fileURLToPath(import.meta.url))
const [goal, ...args] = process.argv.slice(2)
if (!goal || !Object.hasOwn(PROGRAMS, goal)) {
  process.stderr.write(`Usage: node setup.mjs ${Object.keys(PROGRAMS).join('|')} [arguments]\n`)
  process.exit(2)
}
const program = await prepare(/** @type {keyof typeof PROGRAMS} */ (goal))
if (program) {
  process.argv.splice(1, process.argv.length - 1, fileURLToPath(program), ...args)
  await import(program)
}

/** @param {keyof typeof PROGRAMS} goal @returns {Promise<string | null>} the program to run in this process, if any */
async function prepare(goal) {
  const controller = new AbortController()
  const stop = () => controller.abort(new DOMException('Stopped', 'AbortError'))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  try {
    const steps = stepsFor(goal)
    // The packages come first: the newer Node is among them.
    await runSteps(root, steps.slice(0, 1), controller.signal)
    if (!isNewEnough()) {
      goOnIn(newerNode(root), [fileURLToPath(import.meta.url), goal, ...args])
      return null
    }
    const { enableCompileCache } = await import('node:module')
    enableCompileCache(`${root}/.cache/compiled`)
    await runSteps(root, steps.slice(1), controller.signal)
  } catch (error) {
    if (controller.signal.aborted) {
      process.stderr.write('\nStopped. The same command goes on from here.\n')
      process.exit(EXIT_INTERRUPTED)
    }
    process.stderr.write(failureText(error))
    process.exit(EXIT_NOT_SET_UP)
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop)
  }
  const path = PROGRAMS[goal]
  return path && pathToFileURL(`${root}/${path}`).href
}

/** @param {unknown} error */
function failureText(error) {
  if (error instanceof SetupFailure) return `\n${error.message}\n${error.remedy}\n`
  return `\nSet-up stopped at something unforeseen. Please report it with these lines:\n${error instanceof Error ? error.stack : error}\n`
}
