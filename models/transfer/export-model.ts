// A model is handed on as one archive or one folder: its files, its passport, and a manifest with their hashes, whose own hash
// is the seal. Every byte is held against its hash on the way out.
import { createReadStream, createWriteStream, existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { ModelId, Sha256 } from '../../electron/contract/ids.ts'
import { nameFault } from '../files/file-names.ts'
import { hashBytes } from '../files/hash-file.ts'
import { takeLock } from '../files/lock-file.ts'
import { renameForCertain, syncFolder } from '../files/make-certain.ts'
import { hasPassport, passportFileOf } from '../passports/passport-file.ts'
import { programName } from '../passports/program.ts'
import { checkedBytes } from './checked-bytes.ts'
import { expectSpace } from './disk.ts'
import { MANIFEST_NAME, type ModelManifest, manifestBytes } from './manifest.ts'
import { asWritingProblem, transferProblem } from './transfer-problem.ts'
import { writeNewFile } from './write-file.ts'

export interface ExportModelOptions {
  id: ModelId
  /** As people know it. */
  name: string
  textFile: string
  projectorFile: string
  /** Of both files as they are now. */
  hashes: { text: Sha256; projector: Sha256 }
  /** An archive where it ends in `.zip`, else a folder. */
  target: string
  signal?: AbortSignal | undefined
  onProgress?: ((bytesDone: number, bytesTotal: number) => void) | undefined
}

export interface ExportedModel {
  path: string
  /** Of all files in it. */
  bytes: number
  seal: Sha256
}

interface OutgoingFile {
  listed: ModelManifest['files'][number]
  path: string
}

interface Outgoing {
  manifest: Buffer
  files: OutgoingFile[]
  signal: AbortSignal | undefined
  onBytes(bytes: number): void
}

const READ_BYTES = 1024 * 1024

/** Throws `transfer-target-exists`, `transfer-disk-full`, `transfer-file-damaged`, `transfer-…`, and the signal's reason. */
export async function exportModel(options: ExportModelOptions): Promise<ExportedModel> {
  const target = resolve(options.target)
  const files = outgoingFiles(options)
  const manifest = manifestBytes({ program: programName(), name: options.name, files: files.map(({ listed }) => listed) })
  const bytes = files.reduce((sum, { listed }) => sum + listed.bytes, manifest.byteLength)
  const isArchive = /\.zip$/i.test(target)
  let done = 0
  const outgoing: Outgoing = {
    ...{ manifest, files, signal: options.signal },
    onBytes: (more) => {
      done += more
      options.onProgress?.(done, bytes - manifest.byteLength)
    },
  }
  await locked(target, async () => {
    if (existsSync(target)) throw transferProblem('transfer-target-exists', `${basename(target)} exists already.`, { path: target })
    await expectSpace(target, bytes)
    const part = `${target}.part`
    await rm(part, { recursive: true, force: true })
    try {
      await (isArchive ? writeArchive(part, outgoing) : writeFolder(part, outgoing))
      options.signal?.throwIfAborted()
      await renameForCertain(part, target)
    } finally {
      await rm(part, { recursive: true, force: true })
    }
  })
  return { path: target, bytes, seal: hashBytes(manifest) }
}

function outgoingFiles({ id, textFile, projectorFile, hashes }: ExportModelOptions): OutgoingFile[] {
  const names = [basename(textFile), basename(projectorFile)] as [string, string]
  const isPlain = names.every((name) => nameFault(name) === null && nameFault(name.replace(/\.gguf$/i, '')) === null)
  const [textName, projectorName] = isPlain ? names : [`${id}.gguf`, `mmproj-${id}.gguf`]
  const files: OutgoingFile[] = [
    { path: textFile, listed: { role: 'text', name: textName, bytes: statSync(textFile).size, sha256: hashes.text } },
    {
      path: projectorFile,
      listed: { role: 'projector', name: projectorName, bytes: statSync(projectorFile).size, sha256: hashes.projector },
    },
  ]
  if (!hasPassport(textFile)) return files
  const path = passportFileOf(textFile)
  const passport = readFileSync(path)
  // It is the smallest and tells what the others are.
  return [
    { path, listed: { role: 'passport', name: passportFileOf(textName), bytes: passport.byteLength, sha256: hashBytes(passport) } },
    ...files,
  ]
}

async function locked(target: string, work: () => Promise<void>): Promise<void> {
  const lock = `${target}.lock`
  try {
    await mkdir(dirname(target), { recursive: true })
    if (!(await takeLock(lock))) throw transferProblem('transfer-under-way', 'A model is being exported to this very place.', { lock })
  } catch (error) {
    throw asWritingProblem(error, target)
  }
  try {
    await work()
  } catch (error) {
    throw asWritingProblem(error, target)
  } finally {
    await rm(lock, { force: true })
  }
}

async function writeArchive(part: string, { manifest, files, signal, onBytes }: Outgoing): Promise<void> {
  const archive = new ZipFile()
  const output = archive.outputStream as Readable
  const fail = (error: unknown) => output.destroy(error as Error)
  archive.on('error', fail)
  archive.addBuffer(manifest, MANIFEST_NAME, { compress: false })
  for (const { path, listed } of files) {
    archive.addReadStreamLazy(listed.name, { compress: false, size: listed.bytes }, (take) => {
      const stream = Readable.from(outgoingBytes({ path, listed }, signal, onBytes), { objectMode: false })
      stream.on('error', fail)
      take(null, stream)
    })
  }
  archive.end()
  await pipeline(output, createWriteStream(part, { flush: true }))
}

async function writeFolder(part: string, { manifest, files, signal, onBytes }: Outgoing): Promise<void> {
  await mkdir(part)
  for (const file of files) await writeNewFile(join(part, file.listed.name), outgoingBytes(file, signal, onBytes))
  await writeFile(join(part, MANIFEST_NAME), manifest, { flush: true })
  await syncFolder(part)
}

function outgoingBytes({ path, listed }: OutgoingFile, signal: AbortSignal | undefined, onBytes: (bytes: number) => void) {
  return checkedBytes(createReadStream(path, { highWaterMark: READ_BYTES }), listed, { signal, onBytes })
}
