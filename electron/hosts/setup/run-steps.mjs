// @ts-check
import { takeSetupLock } from './lock.mjs'
import { showSteps } from './progress.mjs'
import { isUpToDate, markDone } from './stamp.mjs'

/** @typedef {import('./steps.mjs').Step} Step */

/**
 * Runs the steps that are not up to date, in order, one set-up at a time. Silent where there is nothing to do.
 * @param {string} root
 * @param {Step[]} steps
 * @param {AbortSignal} signal
 */
export async function runSteps(root, steps, signal) {
  if (steps.every((step) => isUpToDate(root, step))) return
  const shown = showSteps(process.stderr)
  let waitingFor = 0
  const lock = await takeSetupLock(root, {
    signal,
    onWait: (pid) => {
      if (pid !== waitingFor) process.stderr.write(`Another set-up is under way here (process ${pid}); waiting for it.\n`)
      waitingFor = pid
    },
  })
  try {
    for (const step of steps) await runStep(root, step, shown, signal)
  } finally {
    lock.release()
  }
}

/** @param {string} root @param {Step} step @param {ReturnType<typeof showSteps>} shown @param {AbortSignal} signal */
async function runStep(root, step, shown, signal) {
  signal.throwIfAborted()
  if (isUpToDate(root, step)) return
  if (step.isDoneAlready?.(root)) {
    markDone(root, step)
    return
  }
  const progress = shown.start(step.title)
  try {
    await Promise.race([step.run({ root, report: progress.report, signal }), rejectedOnAbort(signal)])
  } catch (error) {
    progress.failed()
    throw error
  }
  progress.done()
  markDone(root, step)
}

/** Not every step can be stopped half-way; all of them can be left. @param {AbortSignal} signal @returns {Promise<never>} */
function rejectedOnAbort(signal) {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
