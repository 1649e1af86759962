// @ts-check
// The steps of set-up, in order, and which of them each command needs. What a step does lives in the room that owns it;
// here stands only what it depends on and what it leaves behind.
import { dependenciesStep } from './dependencies.mjs'
import { nativeStep } from './native-addon.mjs'
import { pageStep } from './page.mjs'

/**
 * @typedef {{ root: string, report: (what: string) => void, signal: AbortSignal }} StepContext
 * @typedef {import('./stamp.mjs').Stamped & {
 *   title: string,
 *   isDoneAlready?: (root: string) => boolean,
 *   run: (context: StepContext) => Promise<void>,
 * }} Step
 * @typedef {'start' | 'locate' | 'test' | 'bench' | 'all'} Goal
 */

const PROGRAM = [dependenciesStep, nativeStep]

/** @type {Record<Goal, Step[]>} */
const NEEDED = {
  start: [...PROGRAM, pageStep],
  locate: PROGRAM,
  test: [...PROGRAM, pageStep],
  bench: PROGRAM,
  all: [...PROGRAM, pageStep],
}

/** @param {Goal} goal @returns {Step[]} the packages first: everything else stands on them */
export function stepsFor(goal) {
  return NEEDED[goal]
}
