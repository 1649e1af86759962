import type { HubForm } from '../../electron/contract/downloads.ts'
import { downloadProblem } from './download-problem.ts'
import type { HubFile, HubListing } from './hub-listing.ts'
import { expectSafeNames } from './safe-name.ts'

export interface ChosenFiles {
  form: HubForm
  /** Small files first: what is wrong with a model shows before its weights have come. */
  files: HubFile[]
  /** Of the text model, as the file's name says; null for a checkpoint. */
  format: string | null
  /** What else there is to choose from. */
  formats: string[]
}

const PICKLES = /\.(bin|pt|pth|ckpt|pkl|pickle|npy|npz|h5|msgpack|joblib)$/i
const OF_A_CHECKPOINT = /(\.safetensors|\.json|\.jinja|^merges\.txt|^vocab\.txt|^licen[cs]e.*|^notice.*|^readme\.md)$/i
const FORMAT = /(?:^|[-_.])(IQ\d\w*?|Q\d\w*?|BF16|F16|F32)(?=\.gguf$|[-.])/i
const SPLIT = /-\d{5}-of-\d{5}\.gguf$/i
/** Beside weights lie texts: a “settings file” larger than this is none. */
const MOST_TEXT_BYTES = 64 * 1024 * 1024
const USUAL_FORMAT = 'Q4_K_M'
const PROJECTOR_FORMATS = ['F16', 'Q8_0', 'BF16', 'F32']

/**
 * Which files of a repository make a model that this program can run or convert. Throws `download-nothing-usable`,
 * `download-pickle` (weights as pickles alone), `download-name-refused`.
 */
export function chooseFiles({ repo, files }: Pick<HubListing, 'repo' | 'files'>, format: string | null): ChosenFiles {
  const here = files.filter(({ path }) => !path.includes('/') && !PICKLES.test(path))
  const chosen = pairOf(repo, here, format) ?? checkpointOf(here)
  if (chosen) {
    expectSafeNames(chosen.files.map(({ path }) => path))
    return { ...chosen, files: chosen.files.toSorted((a, b) => a.bytes - b.bytes || (a.path < b.path ? -1 : 1)) }
  }
  if (files.some(({ path }) => PICKLES.test(path))) {
    throw downloadProblem('download-pickle', `${repo} has its weights as pickle files alone.`, { repo })
  }
  throw downloadProblem('download-nothing-usable', `There is no model in ${repo} that this program could run or convert.`, { repo })
}

function pairOf(repo: string, here: readonly HubFile[], wanted: string | null): ChosenFiles | null {
  const ggufs = here.filter(({ path }) => /\.gguf$/i.test(path) && !SPLIT.test(path))
  const isProjector = ({ path }: HubFile) => path.toLowerCase().includes('mmproj')
  const texts = ggufs.filter((file) => !isProjector(file))
  const projectors = ggufs.filter(isProjector).toSorted((a, b) => projectorRank(a) - projectorRank(b))
  const [projector] = projectors
  if (texts.length === 0 || !projector) return null
  const formats = [...new Set(texts.map((file) => formatOf(file) ?? file.path))]
  const asked = wanted ?? (formats.includes(USUAL_FORMAT) ? USUAL_FORMAT : formats[0]!)
  const text = texts.find((file) => (formatOf(file) ?? file.path).toUpperCase() === asked.toUpperCase())
  if (!text) {
    throw downloadProblem('download-nothing-usable', `${repo} has no ${asked}; it has ${formats.join(', ')}.`, { repo, format: asked })
  }
  return { form: 'pair', files: [text, projector], format: formatOf(text) ?? text.path, formats }
}

function checkpointOf(here: readonly HubFile[]): ChosenFiles | null {
  const isWeights = ({ path }: HubFile) => /^model.*\.safetensors$/i.test(path)
  if (!here.some(isWeights) || !here.some(({ path }) => path === 'config.json')) return null
  const isText = ({ path, bytes }: HubFile) => OF_A_CHECKPOINT.test(path) && !/\.safetensors$/i.test(path) && bytes <= MOST_TEXT_BYTES
  return { form: 'checkpoint', files: here.filter((file) => isWeights(file) || isText(file)), format: null, formats: [] }
}

function projectorRank(file: HubFile): number {
  const rank = PROJECTOR_FORMATS.indexOf(formatOf(file) ?? '')
  return rank < 0 ? PROJECTOR_FORMATS.length : rank
}

/** `Q4_K_M` of `Model-Q4_K_M.gguf`; null where the name says nothing of the kind. */
export function formatOf({ path }: Pick<HubFile, 'path'>): string | null {
  return path.match(FORMAT)?.[1]?.toUpperCase() ?? null
}
