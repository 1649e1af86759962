// Programs that set-up needs from the system, and the exact command that brings a missing one.
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SetupFailure } from './failure.mjs'

/** @typedef {{ anyOf: string[], apt: string, dnf: string, pacman: string, brew: string, winget: string }} SystemProgram */

/** @type {Record<'compiler' | 'git', SystemProgram>} */
export const SYSTEM_PROGRAMS = {
  compiler: {
    anyOf: process.platform === 'win32' ? ['cl.exe', 'clang++.exe', 'g++.exe'] : ['c++', 'g++', 'clang++'],
    apt: 'g++',
    dnf: 'gcc-c++',
    pacman: 'gcc',
    brew: '',
    winget: 'Microsoft.VisualStudio.2022.BuildTools',
  },
  git: {
    anyOf: process.platform === 'win32' ? ['git.exe'] : ['git'],
    apt: 'git',
    dnf: 'git',
    pacman: 'git',
    brew: 'git',
    winget: 'Git.Git',
  },
}

/** Throws SetupFailure that names what is missing and the command that installs it. @param {SystemProgram[]} programs @param {string} why */
export function requireSystemPrograms(programs, why) {
  const missing = programs.filter(({ anyOf }) => !anyOf.some((name) => findProgram(name)))
  if (missing.length === 0) return
  const names = missing.map(({ anyOf }) => anyOf[0]).join(' and ')
  throw new SetupFailure(`${names} not found; needed ${why}.`, `Run \`${installCommand(missing)}\`, then the same command again.`)
}

/** @param {string} name @returns {string | null} its path */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name)
    if (folder && isExecutable(path)) return path
  }
  return null
}

/** @param {SystemProgram[]} missing */
function installCommand(missing) {
  if (process.platform === 'win32') return missing.map(({ winget }) => `winget install --id ${winget}`).join(' && ')
  if (process.platform === 'darwin') {
    const formulas = missing.map(({ brew }) => brew).filter(Boolean)
    return formulas.length === missing.length ? `brew install ${formulas.join(' ')}` : 'xcode-select --install'
  }
  const asRoot = process.getuid?.() === 0 ? '' : 'sudo '
  if (findProgram('dnf')) return `${asRoot}dnf install -y ${missing.map(({ dnf }) => dnf).join(' ')}`
  if (findProgram('pacman')) return `${asRoot}pacman -S --noconfirm ${missing.map(({ pacman }) => pacman).join(' ')}`
  return `${asRoot}apt-get install -y ${missing.map(({ apt }) => apt).join(' ')}`
}

/** @param {string} path */
function isExecutable(path) {
  if (!existsSync(path)) return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EACCES') return false
    throw error
  }
}
