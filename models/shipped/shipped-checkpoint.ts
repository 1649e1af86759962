// A checkpoint that comes with the program, in Hugging Face form, and where its converted files lie.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CONVERSION_VERSION } from '../conversion/conversion-version.ts'
import { type ConvertOptions, outputFiles } from '../conversion/convert-checkpoint.ts'
import { hasPassport } from '../passports/passport-file.ts'

const FORMATS = { format: 'Q8_0', projectorFormat: 'F16' } as const

/** What of the folder the files are made from, or could be. Pictures and the like are for people. */
const READ = /\.(json|jinja|txt|safetensors)$|^README\.md$/

const WEIGHTS = /\.safetensors$/

export type ConversionOrder = Omit<ConvertOptions, 'quantiser' | 'signal' | 'onProgress'>

export interface ShippedCheckpoint {
  /** Paths of its weights. */
  weightFiles: string[]
  textFile: string
  projectorFile: string
  /** How the two files are made. */
  order: ConversionOrder
}

/**
 * Finds the checkpoint of a folder; null where there is none. Its files lie in the cache under the hash of what they are made
 * from. Contents are hashed again only when a file changed.
 */
export function createShippedCheckpoints(cacheFolder: string): (folder: string, fileName: string) => ShippedCheckpoint | null {
  const known = new Map<string, { stamp: string; key: string }>()
  return (folder, fileName) => {
    const names = filesOf(folder)
    if (!names.includes('config.json') || !names.some((name) => WEIGHTS.test(name))) return null
    const stamp = stampOf(folder, names)
    const before = known.get(folder)
    const key = before?.stamp === stamp ? before.key : contentKey(folder, names)
    known.set(folder, { stamp, key })
    const outputFolder = join(cacheFolder, 'converted-models', `${fileName}-${key}`)
    const order: ConversionOrder = { folder, outputFolder, fileName, name: null, ...FORMATS }
    const weightFiles = names.filter((name) => WEIGHTS.test(name)).map((name) => join(folder, name))
    return { weightFiles, order, ...outputFiles({ ...order, quantiser: null }) }
  }
}

/** Files appear only when they are whole, so being there is enough; their passport is the last. */
export function isConverted({ textFile, projectorFile }: ShippedCheckpoint): boolean {
  return existsSync(textFile) && existsSync(projectorFile) && hasPassport(textFile)
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.isDirectory() && READ.test(entry.name))
  return files.map(({ name }) => name).sort()
}

function stampOf(folder: string, names: readonly string[]): string {
  return names
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name))
      return `${name}/${size}/${mtimeMs}`
    })
    .join('\n')
}

function contentKey(folder: string, names: readonly string[]): string {
  const hash = createHash('sha256').update(`${CONVERSION_VERSION}/${JSON.stringify(FORMATS)}\0`)
  for (const name of names) {
    const content = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')
    hash.update(`${name}\0${content}\0`)
  }
  return hash.digest('hex').slice(0, 12)
}
