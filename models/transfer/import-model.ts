// A model is brought in beside the others: copied and checked in a hidden folder, which is given its name only when all of it
// is right. Whatever ends this in the middle leaves nothing that looks like a model.
import { existsSync, rmSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sha256 } from '../../electron/contract/ids.ts'
import type { ModelPassport } from '../../electron/contract/model-passport.ts'
import { takeLock } from '../files/lock-file.ts'
import { renameForCertain, syncFolder } from '../files/make-certain.ts'
import { checkPair } from '../gguf/check-pair.ts'
import { drawUpPassport } from '../passports/draw-up.ts'
import { parsePassport, passportFileOf, writePassport } from '../passports/passport-file.ts'
import { checkedBytes } from './checked-bytes.ts'
import { expectSpace } from './disk.ts'
import type { ListedFile } from './manifest.ts'
import { openTransfer } from './open-transfer.ts'
import type { OpenedTransfer } from './opened-transfer.ts'
import { isHereAlready, placeFor } from './place.ts'
import { asWritingProblem, transferProblem } from './transfer-problem.ts'
import { writeNewFile } from './write-file.ts'

export interface ImportModelOptions {
  /** An archive, or a folder. */
  path: string
  modelsFolder: string
  /** Whether files of the same name, with another content, give way. */
  replace: boolean
  signal?: AbortSignal | undefined
  onProgress?: ((bytesDone: number, bytesTotal: number) => void) | undefined
}

export interface ImportedModel {
  textFile: string
  /** SHA-256 of the manifest; null where there was none. */
  seal: Sha256 | null
  /** Whether hashes that came with the files were there to hold them against. */
  hashesChecked: boolean
  /** Nothing was written: the very files are here. */
  wasHere: boolean
}

const LOCK = '.import-under-way'
const STAGING = '.importing'
const SET_ASIDE = '.set-aside-'

/** Throws `transfer-…`, `passport-…`, `gguf-…`, and the signal's reason. */
export async function importModel(options: ImportModelOptions): Promise<ImportedModel> {
  const source = await openTransfer(options.path)
  try {
    return await locked(options.modelsFolder, () => importFrom(source, options))
  } finally {
    source.close()
  }
}

async function locked<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const lock = join(folder, LOCK)
  try {
    await mkdir(folder, { recursive: true })
    if (!(await takeLock(lock))) throw transferProblem('transfer-under-way', 'Another model is being imported.', { lock })
  } catch (error) {
    throw asWritingProblem(error, folder)
  }
  try {
    await clearUp(folder)
    return await work()
  } catch (error) {
    throw asWritingProblem(error, folder)
  } finally {
    await rm(lock, { force: true })
  }
}

/** What an import that was killed left behind. What it had set aside and not replaced comes back. */
async function clearUp(folder: string): Promise<void> {
  await rm(join(folder, STAGING), { recursive: true, force: true })
  for (const name of await readdir(folder)) {
    if (!name.startsWith(SET_ASIDE)) continue
    const before = join(folder, name.slice(SET_ASIDE.length))
    if (existsSync(before)) await rm(join(folder, name), { recursive: true, force: true })
    else await rename(join(folder, name), before)
  }
}

async function importFrom(source: OpenedTransfer, options: ImportModelOptions): Promise<ImportedModel> {
  const { modelsFolder, replace, signal } = options
  const { files, seal } = source
  const text = ofRole(files, 'text')
  const place = placeFor(modelsFolder, text.name)
  const hashesChecked = files.every(({ sha256 }) => sha256 !== null)
  if (place.taken && hashesChecked && (await isHereAlready(place.taken, files, signal)))
    return { textFile: join(place.taken, text.name), seal, hashesChecked, wasHere: true }
  if (place.taken && !replace) {
    const message = `There is another file ${text.name}, or a folder of its name, among the models here.`
    throw transferProblem('transfer-name-taken', message, { folder: place.taken })
  }
  await expectSpace(
    modelsFolder,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  )
  const staging = join(modelsFolder, STAGING)
  try {
    await mkdir(staging)
    await copyAll(source, staging, options)
    await finishPair(source, staging, signal)
    await syncFolder(staging)
    signal?.throwIfAborted()
    await setInPlace(staging, place, text.name)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  return { textFile: join(place.folder, text.name), seal, hashesChecked, wasHere: false }
}

async function copyAll({ files, bytesOf }: OpenedTransfer, staging: string, { signal, onProgress }: ImportModelOptions): Promise<void> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  const onBytes = (bytes: number) => {
    done += bytes
    onProgress?.(done, total)
  }
  for (const file of files) await writeNewFile(join(staging, file.name), checkedBytes(bytesOf(file), file, { signal, onBytes }))
}

/** Holds the passport against the files that came with it; files that came without one get theirs. */
async function finishPair({ kind, name, files, seal }: OpenedTransfer, staging: string, signal?: AbortSignal): Promise<void> {
  const [textFile, projectorFile] = [join(staging, ofRole(files, 'text').name), join(staging, ofRole(files, 'projector').name)]
  checkPair(textFile, projectorFile)
  const passport = files.find(({ role }) => role === 'passport')
  if (passport) return expectSame(parsePassport(await readFile(join(staging, passport.name)), passport.name), files)
  const origin = kind === 'archive' && seal ? { kind, name, manifestSha256: seal } : ({ kind: 'folder', name } as const)
  await writePassport(textFile, await drawUpPassport({ textFile, projectorFile, source: origin, signal }))
}

function expectSame(passport: ModelPassport, files: readonly ListedFile[]): void {
  for (const role of ['text', 'projector'] as const) {
    if (passport.files[role].sha256 === ofRole(files, role).sha256) continue
    throw transferProblem('transfer-refused', 'This model is not taken in: its passport is that of other files.', {
      file: ofRole(files, role).name,
    })
  }
}

async function setInPlace(
  staging: string,
  { folder, modelsFolder, stem, taken }: ReturnType<typeof placeFor>,
  textName: string,
): Promise<void> {
  const aside = join(modelsFolder, `${SET_ASIDE}${stem}`)
  if (taken === folder) await rename(folder, aside)
  await renameForCertain(staging, folder)
  await rm(aside, { recursive: true, force: true })
  // Beside other models: its projector may be theirs too, and stays.
  if (taken === modelsFolder) for (const old of [join(taken, textName), passportFileOf(join(taken, textName))]) rmSync(old, { force: true })
}

function ofRole(files: readonly ListedFile[], role: ListedFile['role']): ListedFile {
  const file = files.find((each) => each.role === role)
  if (!file) throw new Error(`A model without ${role} was let through`)
  return file
}
