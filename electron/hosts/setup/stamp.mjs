// @ts-check
// Tells whether a set-up step has to run again. A step is done as long as its inputs have the content they had when
// it last succeeded and its outputs are still there. Sizes and times are compared first, so that a start where
// nothing changed reads no file twice; contents are hashed only where a time differs (a fresh checkout, a touch).
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * @typedef {{ id: string, inputs: string[], outputs: string[] }} Stamped paths relative to the root; a folder means every file in it
 * @typedef {{ contentHash: string, facts: Record<string, string> }} Stamp
 */

/** @param {string} root @param {Stamped} step @returns {boolean} */
export function isUpToDate(root, step) {
  if (!step.outputs.every((path) => existsSync(join(root, path)))) return false
  const stamp = readStamp(root, step.id)
  if (!stamp) return false
  const facts = inputFacts(root, step.inputs)
  if (sameFacts(facts, stamp.facts)) return true
  const contentHash = hashInputs(root, facts)
  if (contentHash !== stamp.contentHash) return false
  writeStamp(root, step.id, { contentHash, facts })
  return true
}

/** Remembers that the step succeeded with its inputs as they are now. @param {string} root @param {Stamped} step */
export function markDone(root, step) {
  const facts = inputFacts(root, step.inputs)
  writeStamp(root, step.id, { contentHash: hashInputs(root, facts), facts })
}

/** @param {string} root @param {string[]} inputs @returns {Record<string, string>} file → size and time */
function inputFacts(root, inputs) {
  /** @type {Record<string, string>} */
  const facts = {}
  const visit = (/** @type {string} */ path) => {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats) return
    // What was built into a room's own dist/ is an output.
    if (stats.isDirectory()) for (const name of readdirSync(path).sort()) name === 'dist' || visit(join(path, name))
    else facts[relative(root, path).replaceAll('\\', '/')] = `${stats.size} ${stats.mtimeMs}`
  }
  for (const input of inputs) visit(join(root, input))
  return facts
}

/** @param {string} root @param {Record<string, string>} facts */
function hashInputs(root, facts) {
  const hash = createHash('sha256')
  for (const path of Object.keys(facts))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

/** @param {Record<string, string>} a @param {Record<string, string>} b */
function sameFacts(a, b) {
  const paths = Object.keys(a)
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path])
}

/** @param {string} root @param {string} id */
const stampPath = (root, id) => join(root, '.cache', 'setup', `${id}.json`)

/** @param {string} root @param {string} id @returns {Stamp | null} */
function readStamp(root, id) {
  const path = stampPath(root, id)
  if (!existsSync(path)) return null
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    // A stamp cut short (full disk, power cut) only means that the step runs once more.
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** @param {string} root @param {string} id @param {Stamp} stamp */
function writeStamp(root, id, stamp) {
  const path = stampPath(root, id)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, JSON.stringify(stamp))
  renameSync(`${path}.new`, path)
}
