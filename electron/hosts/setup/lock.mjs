// @ts-check
// One set-up at a time in one checkout: two first starts side by side would build over each other.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const LOOK_AGAIN_MS = 500

/**
 * Waits for another set-up of this checkout to end, then holds the place until `release` is called.
 * @param {string} root
 * @param {{ signal: AbortSignal, onWait: (otherPid: number) => void }} options
 */
export async function takeSetupLock(root, { signal, onWait }) {
  const folder = join(root, '.cache', 'setup')
  const path = join(folder, 'lock')
  mkdirSync(folder, { recursive: true })
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return { release: () => rmSync(path, { force: true }) }
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    const holder = holderOf(path)
    if (holder === null || !isAlive(holder)) {
      rmSync(path, { force: true })
      continue
    }
    onWait(holder)
    await wait(LOOK_AGAIN_MS, undefined, { signal })
  }
}

/** @param {string} path @returns {number | null} */
function holderOf(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch (error) {
    // Released between the two looks.
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null
    throw error
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
