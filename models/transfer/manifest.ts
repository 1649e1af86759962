// What an exported model says of itself: its files, each with its length and its hash. The manifest's own hash is the seal.
import { z } from 'zod'
import { type Sha256, sha256 } from '../../electron/contract/ids.ts'
import { foldedName, nameFault } from '../files/file-names.ts'
import { MOST_PASSPORT_BYTES, passportFileOf } from '../passports/passport-file.ts'
import { transferProblem } from './transfer-problem.ts'

export const MANIFEST_NAME = 'manifest.json'
export const MOST_MANIFEST_BYTES = 64 * 1024
const FORMAT = 'whereabouts-model'
const VERSION = 1

export type Role = 'text' | 'projector' | 'passport'

const listedFile = z.strictObject({
  role: z.enum(['text', 'projector', 'passport']),
  name: z.string(),
  bytes: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  sha256,
})

const modelManifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  program: z.string().max(200),
  name: z.string().max(1000),
  files: z.array(listedFile).min(2).max(3),
})

export type ModelManifest = z.infer<typeof modelManifest>

/** A file that is brought in or handed on. */
export interface ListedFile {
  role: Role
  name: string
  bytes: number
  /** Null where nothing says: a folder without manifest and passport. */
  sha256: Sha256 | null
}

export function manifestBytes({ program, name, files }: Pick<ModelManifest, 'program' | 'name' | 'files'>): Buffer {
  const manifest = modelManifest.parse({ format: FORMAT, version: VERSION, program, name, files })
  return Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
}

/** Throws `transfer-not-a-model`, `transfer-from-newer-version`, `transfer-refused`. */
export function readManifest(bytes: Uint8Array): ModelManifest {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw transferProblem('transfer-not-a-model', 'Its manifest is not JSON.', {}, { cause: error })
  }
  const said = value as { format?: unknown; version?: unknown } | null
  if (said?.format !== FORMAT)
    throw transferProblem('transfer-not-a-model', 'Its manifest does not say that this is a model of Whereabouts.', {})
  if (typeof said.version === 'number' && said.version > VERSION) {
    throw transferProblem('transfer-from-newer-version', 'It was made by a newer version of Whereabouts.', { version: said.version })
  }
  const read = modelManifest.safeParse(value)
  if (!read.success) throw refused(`“${read.error.issues[0]?.path.join('.') ?? ''}” in its manifest is not as it must be`)
  expectFiles(read.data.files)
  return read.data
}

/** Throws `transfer-refused` unless these can be the files of one model in one folder. */
export function expectFiles(files: readonly ListedFile[]): void {
  const taken = new Set([foldedName(MANIFEST_NAME)])
  for (const { name } of files) {
    // A folder is named after the text model.
    const fault = nameFault(name) ?? nameFault(name.replace(/\.gguf$/i, ''))
    const shown = JSON.stringify(name.slice(0, 120))
    if (fault) throw refused(`the name ${shown} cannot be that of a file: ${fault}`)
    if (taken.has(foldedName(name))) throw refused(`the name ${shown} is there twice`)
    taken.add(foldedName(name))
  }
  const one = (role: Role) => {
    const [first, ...more] = files.filter((file) => file.role === role)
    if (more.length > 0) throw refused(`there are several files in the place of one (${role})`)
    return first
  }
  const [text, projector, passport] = [one('text'), one('projector'), one('passport')]
  if (!text || !projector) throw refused('a text model and a projector belong to a model')
  for (const { name } of [text, projector]) if (!/\.gguf$/i.test(name)) throw refused(`${name} is not named as a GGUF file`)
  if (passport && passport.name !== passportFileOf(text.name)) throw refused(`${passport.name} is not named after the text model`)
  if (passport && passport.bytes > MOST_PASSPORT_BYTES) throw refused(`${passport.name} is far too large`)
  if (!Number.isSafeInteger(files.reduce((sum, { bytes }) => sum + bytes, 0))) throw refused('its sizes are impossible')
}

function refused(why: string) {
  return transferProblem('transfer-refused', `This model is not taken in: ${why}.`, {})
}
