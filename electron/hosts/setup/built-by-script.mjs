// @ts-check
import { join } from 'node:path'
import { runProgram } from './run-program.mjs'

/**
 * A step that is a script of the room that owns it, run in a process of its own: it computes for long, and Ctrl-C must
 * still be heard. What it says on the way is its progress.
 * @param {import('./stamp.mjs').Stamped & { title: string, script: string, args?: string[] }} step
 * @returns {import('./steps.mjs').Step}
 */
export function builtByScript({ script, args = [], ...step }) {
  return {
    ...step,
    async run({ root, report, signal }) {
      const { code, lastWords } = await runProgram(process.execPath, [join(root, script), ...args], {
        cwd: root,
        signal,
        onLine: report,
        env: { ...process.env, NO_COLOR: '1' },
      })
      if (code !== 0) throw new Error(`${script} ended with code ${code}.\n${lastWords}`)
    },
  }
}
