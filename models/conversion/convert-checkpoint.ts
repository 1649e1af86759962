import { statSync } from 'node:fs'
import { mkdir, rm, statfs } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { ProblemError } from '../../electron/core/problem.ts'
import { type AdapterToMerge, mergedName, withAdapters } from '../adapters/merge-adapters.ts'
import { takeLock } from '../files/lock-file.ts'
import { checkPair } from '../gguf/check-pair.ts'
import { bytesThere, discardParts } from '../gguf/parts-record.ts'
import { ggufBytes } from '../gguf/write.ts'
import { writeGgufInParts } from '../gguf/write-in-parts.ts'
import { writeConversionPassport } from '../passports/conversion-passport.ts'
import { conversionProblem } from './conversion-problem.ts'
import { titleOf } from './general-keys.ts'
import { ggufContent } from './gguf-content.ts'
import type { NumberFormat, ProjectorFormat } from './number-formats.ts'
import { planConversion } from './plan-conversion.ts'
import type { Quantiser } from './quantiser.ts'
import { openWorkshop } from './tensor-source.ts'

export interface ConvertOptions {
  /** The checkpoint in Hugging Face form. */
  folder: string
  outputFolder: string
  /** LoRA folders of PEFT that are merged into the text model; none where not given. They need a quantiser. */
  adapters?: AdapterToMerge[]
  /** Beginning of the files' names; null takes the folder's, and its adapters'. */
  fileName: string | null
  /** The model's name as the program shows it; null takes the folder's, and its adapters'. */
  name: string | null
  format: NumberFormat
  projectorFormat: ProjectorFormat
  quantiser: Quantiser | null
  signal?: AbortSignal
  /** What is written is made certain on the disk this often; 64 MB where not given. */
  certainEveryBytes?: number
  /** Bytes of both files. */
  onProgress?: (bytesDone: number, bytesTotal: number) => void
}

export interface ConvertedFiles {
  textFile: string
  projectorFile: string
  bytes: number
  /** What an interrupted conversion had written already. */
  bytesFound: number
}

const LOCK = '.conversion-under-way'

/** The files that a conversion writes. */
export function outputFiles(options: ConvertOptions) {
  const { outputFolder, fileName, format, projectorFormat } = options
  const stem = fileName ?? folderName(options)
  return {
    textFile: join(outputFolder, `${stem}-${format}.gguf`),
    projectorFile: join(outputFolder, `mmproj-${stem}-${projectorFormat}.gguf`),
  }
}

/**
 * Writes a checkpoint as a text model and a projector, in little memory whatever its size. Interrupted (by `signal`, a kill,
 * a full disk), the same call goes on where it was. Throws `checkpoint-…`, `adapter-…` before anything is written, `conversion-…`.
 */
export async function convertCheckpoint(options: ConvertOptions): Promise<ConvertedFiles> {
  const plan = await withAdapters(planConversion(options.folder), options.adapters ?? [])
  const { textFile, projectorFile } = outputFiles(options)
  const { format, projectorFormat, quantiser } = options
  const name = options.name ?? titleOf(folderName(options))
  const workshop = openWorkshop(quantiser)
  const text = ggufContent(plan, 'text', { format, name, workshop })
  const projector = ggufContent(plan, 'projector', { format: projectorFormat, name, workshop })
  const [projectorBytes, textBytes] = [ggufBytes(projector), ggufBytes(text)]
  const origin = JSON.stringify(
    plan.checkpoint.weightFiles.map(({ name, fileBytes }) => [name, fileBytes, modifiedMs(options.folder, name)]),
  )
  return locked(options.outputFolder, async () => {
    await expectSpace(options.outputFolder, textBytes + projectorBytes, [textFile, projectorFile])
    const report = (before: number) => (done: number) => options.onProgress?.(before + done, projectorBytes + textBytes)
    const write = { origin, signal: options.signal, certainEveryBytes: options.certainEveryBytes }
    let bytesFound = await written(projectorFile, () => writeGgufInParts(projectorFile, projector, { ...write, onProgress: report(0) }))
    bytesFound += await written(textFile, () => writeGgufInParts(textFile, text, { ...write, onProgress: report(projectorBytes) }))
    checkPair(textFile, projectorFile)
    await writeConversionPassport({
      ...{ checkpoint: plan.checkpoint, textFile, projectorFile, adapters: plan.merged, signal: options.signal },
      ...{ textFormat: options.format, projectorFormat: options.projectorFormat, llamaBuild: options.quantiser?.llamaBuild ?? null },
    })
    await discardConversion(options)
    return { textFile, projectorFile, bytes: textBytes + projectorBytes, bytesFound }
  })
}

/** Removes what an interrupted conversion with these options left; files that are whole stay. */
export async function discardConversion(options: ConvertOptions): Promise<void> {
  for (const file of Object.values(outputFiles(options))) await discardParts(file)
}

function folderName({ folder, adapters = [] }: ConvertOptions): string {
  return mergedName(basename(resolve(folder)), adapters)
}

async function locked<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const lock = join(folder, LOCK)
  try {
    await mkdir(folder, { recursive: true })
    if (!(await takeLock(lock))) {
      throw conversionProblem('conversion-under-way', 'Another conversion writes into this folder.', { lock })
    }
  } catch (error) {
    throw asWritingProblem(error, folder)
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

/** What is there already counts as space. */
async function expectSpace(folder: string, bytes: number, files: string[]): Promise<void> {
  const parts = (await Promise.all(files.map(bytesThere))).reduce((sum, there) => sum + there, 0)
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize + parts >= bytes) return
  throw conversionProblem('conversion-disk-full', 'There is not enough space for the converted model.', {
    folder,
    neededBytes: bytes - parts,
    freeBytes: bavail * bsize,
  })
}

async function written(file: string, write: () => Promise<number>): Promise<number> {
  try {
    return await write()
  } catch (error) {
    throw asWritingProblem(error, file)
  }
}

function asWritingProblem(error: unknown, path: string): unknown {
  if (error instanceof ProblemError || !(error instanceof Error) || !('syscall' in error)) return error
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EFBIG') {
    return conversionProblem(
      'conversion-file-too-large',
      'The disk does not take files as large as this model.',
      { path },
      { cause: error },
    )
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return conversionProblem('conversion-disk-full', 'The disk became full while the model was written.', { path }, { cause: error })
  }
  return conversionProblem(
    'conversion-unwritable',
    'The converted model could not be written.',
    { path, reason: error.message },
    { cause: error },
  )
}

function modifiedMs(folder: string, name: string): number {
  return statSync(join(folder, name)).mtimeMs
}
