// @ts-check
// What the set-up says while it works: on a terminal one line that keeps changing, elsewhere plain lines now and then.

import { WENT_ON } from './newer-node.mjs'

const REDRAW_MS = 200
const PLAIN_LINE_EVERY_MS = 10_000

/** @param {number} ms */
export function elapsed(ms) {
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/**
 * Shows one step. Nothing is written before `start` is called, so a start with nothing to do stays silent.
 * @param {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} stream
 */
export function showSteps(stream) {
  let announced = process.env[WENT_ON] === '1'
  return {
    /** @param {string} title */
    start(title) {
      if (!announced) stream.write('Setting up Whereabouts. Later starts skip what is done; Ctrl-C stops, the same command goes on.\n')
      announced = true
      return showStep(stream, title)
    },
  }
}

/** @param {Parameters<typeof showSteps>[0]} stream @param {string} title */
function showStep(stream, title) {
  const startedAt = Date.now()
  const name = title.padEnd(24)
  let doing = ''
  let lastPlainAt = startedAt
  const line = () => `  … ${name} ${elapsed(Date.now() - startedAt).padStart(9)}  ${doing}`
  const draw = () => {
    if (stream.isTTY) stream.write(`\r\x1b[2K${line().slice(0, (stream.columns ?? 100) - 1)}`)
    else if (Date.now() - lastPlainAt >= PLAIN_LINE_EVERY_MS) {
      lastPlainAt = Date.now()
      stream.write(`${line().trimEnd()}\n`)
    }
  }
  const timer = setInterval(draw, REDRAW_MS)
  if (stream.isTTY) draw()
  else stream.write(`  … ${title}\n`)

  const end = (/** @type {string} */ mark) => {
    clearInterval(timer)
    if (stream.isTTY) stream.write('\r\x1b[2K')
    stream.write(`  ${mark} ${name} ${elapsed(Date.now() - startedAt).padStart(9)}\n`)
  }
  return {
    /** @param {string} what */
    report(what) {
      doing = what.replaceAll(/\s+/g, ' ')
    },
    done: () => end('✓'),
    failed: () => end('✗'),
  }
}
