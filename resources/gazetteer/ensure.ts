import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder as defaultCacheFolder } from '../../electron/core/cache-folder.ts'
import { type BuildProgress, buildGazetteer } from './build.ts'
import { contentHash } from './sources.ts'

export const GAZETTEER_FILE = join(dirname(fileURLToPath(import.meta.url)), 'dist', 'gazetteer.sqlite')

export interface EnsureOptions {
  /** Folder for what can be made again; the user's own by default (WHEREABOUTS_CACHE, or the system's cache folder). */
  cacheFolder?: string
  onProgress?: (progress: BuildProgress) => void
}

/**
 * The gazetteer's file, built where it is missing or out of date. It is built once for each content in the user's cache and linked from
 * there, so that a second clone or a clean-up costs nothing. Returns its path.
 */
export function ensureGazetteer({
  cacheFolder = defaultCacheFolder({ env: process.env, platform: process.platform, homeFolder: homedir() }),
  onProgress,
}: EnsureOptions = {}): string {
  const hash = contentHash()
  const stamp = `${GAZETTEER_FILE}.content`
  if (existsSync(GAZETTEER_FILE) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return GAZETTEER_FILE
  const cached = join(cacheFolder, 'gazetteer', `${hash.slice(0, 32)}.sqlite`)
  if (!existsSync(cached)) {
    buildGazetteer({ outFile: cached, onProgress })
    dropOldest(dirname(cached), KEPT_IN_CACHE)
  }
  mkdirSync(dirname(GAZETTEER_FILE), { recursive: true })
  const unfinished = `${GAZETTEER_FILE}.${process.pid}.part`
  rmSync(unfinished, { force: true })
  linkOrCopy(cached, unfinished)
  renameSync(unfinished, GAZETTEER_FILE)
  // rename() does nothing where both names already are one file: the spare name would stay.
  rmSync(unfinished, { force: true })
  writeFileSync(stamp, hash)
  return GAZETTEER_FILE
}

/** Gazetteers of earlier content weigh 150 MB each; a few are kept for those who change between versions. */
const KEPT_IN_CACHE = 3
const ABANDONED_AFTER_MS = 3_600_000

function dropOldest(folder: string, kept: number): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
  // What a build that was killed left behind, old enough that nobody can still be writing it.
  for (const name of readdirSync(folder).filter((each) => each.includes('.part'))) {
    if (Date.now() - statSync(join(folder, name)).mtimeMs > ABANDONED_AFTER_MS) rmSync(join(folder, name), { force: true })
  }
  for (const { path } of files.sort((a, b) => b.at - a.at).slice(kept)) rmSync(path, { force: true })
}

/** A second name for the same file where the folders share a disk, else a copy. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    if (!['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    copyFileSync(from, to)
  }
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const file = ensureGazetteer({
    onProgress: ({ fraction, message }) => process.stderr.write(`${String(Math.round(fraction * 100)).padStart(3)} %  ${message}\n`),
  })
  process.stdout.write(`${file}\n`)
}
