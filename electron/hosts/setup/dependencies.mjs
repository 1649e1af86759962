// @ts-check
// The packages of package-lock.json, brought by npm. Compared with what npm itself recorded of the last install, so
// that an install made by hand counts and an interrupted one does not.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupFailure } from './failure.mjs'
import { runProgram } from './run-program.mjs'

const COUNT_EVERY_MS = 500

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string | string[] }} LockedPackage */

/** @type {import('./steps.mjs').Step} */
export const dependenciesStep = {
  id: 'dependencies',
  title: 'packages',
  inputs: ['package-lock.json'],
  outputs: ['node_modules/.package-lock.json'],
  isDoneAlready: (root) => installedAsLocked(root),
  async run({ root, report, signal }) {
    const paths = Object.entries(lockedPackages(join(root, 'package-lock.json')))
      .filter(([path, locked]) => path !== '' && fitsThisMachine(locked))
      .map(([path]) => join(root, path, 'package.json'))
    const count = setInterval(() => {
      report(`${paths.filter((path) => existsSync(path)).length} of ${paths.length} packages`)
    }, COUNT_EVERY_MS)
    try {
      const { program, args } = npmCommand()
      // Not `npm ci`: it refuses a lock file made where a registry lacks other systems' optional packages, and begins
      // by deleting everything, the Node that this runs on included. Locked versions are kept; no file is rewritten.
      const install = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
      const { code, lastWords } = await runProgram(program, [...args, ...install], { cwd: root, signal })
      if (code !== 0) throw new SetupFailure(`npm could not bring the packages.\n${lastWords}`, npmRemedy(lastWords))
      if (!installedAsLocked(root))
        throw new SetupFailure('npm left packages out that are needed.', 'Delete the folder node_modules, then run the same command again.')
    } finally {
      clearInterval(count)
    }
  },
}

/** @param {string} root @returns {boolean} whether every package that fits this machine is there in the locked version */
function installedAsLocked(root) {
  const installedPath = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedPath)) return false
  const installed = lockedPackages(installedPath)
  return Object.entries(lockedPackages(join(root, 'package-lock.json'))).every(
    ([path, locked]) => path === '' || installed[path]?.version === locked.version || locked.optional === true || !fitsThisMachine(locked),
  )
}

/** @param {string} path @returns {Record<string, LockedPackage>} */
function lockedPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}

/** @param {LockedPackage} locked */
function fitsThisMachine({ os, cpu }) {
  return allows(os, process.platform) && allows(cpu, process.arch)
}

/** @param {string | string[] | undefined} rule @param {string} value */
function allows(rule, value) {
  const rules = rule === undefined ? [] : [rule].flat()
  if (rules.includes(`!${value}`)) return false
  const wanted = rules.filter((name) => !name.startsWith('!'))
  return wanted.length === 0 || wanted.includes(value)
}

/** npm runs on the Node it came with, not on the newer one that it is about to install or replace. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  if (script && node) return { program: node, args: [script] }
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] }
}

/** @param {string} lastWords */
function npmRemedy(lastWords) {
  if (/ENOSPC/.test(lastWords)) return 'The disk is full: about 2 GB are needed in this folder. Make room, then run the same command again.'
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(lastWords))
    return 'The package registry could not be reached. The first start needs a network; see what `npm ping` says, then run the same command again.'
  if (/EACCES|EPERM|EROFS/.test(lastWords))
    return 'This folder may not be written to. Make it yours (or clone again into a folder that is), then run the same command again.'
  return 'Run `npm install --no-save` to see the whole message; when that works, run the same command again.'
}
