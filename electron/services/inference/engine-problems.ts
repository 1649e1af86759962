// Every failure that the native addon knows, in words for the person: one table from code to message and remedy.
import type { NativeLoadErrorCode } from '../../../native/load-error.ts'
import { NativeLoadError } from '../../../native/load-error.ts'
import { type NativeFailure, type NativeFailureCode, nativeFailureCodes } from '../../../native/surface.ts'
import { ProblemError } from '../../core/problem.ts'

interface Words {
  message: string
  remedy: string
}

const MEMORY: Words = {
  message: 'There is not enough memory for this model with these settings.',
  remedy: 'Close other programs, or use a smaller model, fewer samples, shorter answers or a smaller image size.',
}
const SETUP = 'Run “npm run setup” in the program’s folder; it puts this right or says what is missing.'
const ANOTHER_MODEL = 'Choose another model, or download this one again.'
const REPORT = 'Start the run again. If it happens every time, please report it with the details below.'

type Code =
  | Exclude<NativeFailureCode, 'stopped' | 'closed' | 'busy'>
  | NativeLoadErrorCode
  | 'projector-of-another-model'
  | 'model-architecture-unsupported'

const WORDS: Record<Code, Words> = {
  'addon-not-built': { message: 'The engine has not been built on this machine yet.', remedy: SETUP },
  'libraries-missing': { message: 'The libraries that run models are not installed for this kind of machine.', remedy: SETUP },
  'libraries-unusable': { message: 'The libraries that run models cannot be loaded on this machine.', remedy: SETUP },
  'library-version-mismatch': { message: 'The engine was built for another release of the libraries that are installed.', remedy: SETUP },
  'cpu-variant-unknown': {
    message: 'The processor variant that was asked for does not exist.',
    remedy: 'Take one of the variants named in the details, or none.',
  },
  'cpu-variant-unusable': {
    message: 'This machine’s processor cannot run the variant that was asked for.',
    remedy: 'Take another variant, or none: the best one is found by itself.',
  },
  'no-cpu-backend': { message: 'None of the installed libraries fits this machine’s processor.', remedy: SETUP },
  'text-model-refused': { message: 'The model file was refused by llama.cpp.', remedy: ANOTHER_MODEL },
  'model-architecture-unsupported': {
    message: 'The model file is of a kind that llama.cpp does not know.',
    remedy: 'Choose a model of the Qwen2.5-VL or InternVL3 family.',
  },
  'projector-refused': { message: 'The projector (mmproj) file was refused by llama.cpp.', remedy: ANOTHER_MODEL },
  'projector-of-another-model': {
    message: 'The projector (mmproj) file belongs to another model.',
    remedy: 'Use the projector that was published together with this text model.',
  },
  'projector-without-vision': {
    message: 'The projector (mmproj) file cannot see: it is made for sound.',
    remedy: 'Use the projector for images that was published together with this text model.',
  },
  'projector-unsupported': {
    message: 'This kind of projector (mmproj) is not supported.',
    remedy: 'Choose a model of the Qwen2.5-VL or InternVL3 family.',
  },
  'adapter-refused': {
    message: 'The adapter was refused by llama.cpp.',
    remedy: 'Leave it out, or convert the adapter’s folder again.',
  },
  'prompt-refused': { message: 'The question could not be turned into what the model reads.', remedy: REPORT },
  'image-size-wrong': {
    message: 'The photo has an impossible size.',
    remedy: 'Open the photo in an image editor, save it again and add that copy.',
  },
  'image-encoding-failed': { message: 'The model could not look at the photo.', remedy: REPORT },
  'session-refused': { message: 'The model could not be made ready for these settings.', remedy: 'Use fewer samples or shorter answers.' },
  'context-too-small': {
    message: 'The question and the photo are longer than what the model can hold.',
    remedy: 'Use a smaller image size, a shorter hint or shorter answers.',
  },
  'decoding-failed': { message: 'The model stopped while it was computing.', remedy: REPORT },
  'not-numbers': {
    message: 'The model computes values that are not numbers: its weights, or those of an adapter, are damaged or far too strong.',
    remedy: 'Give the adapter a smaller weight or leave it out; without one, choose another model or download this one again.',
  },
  'grammar-invalid': {
    message: 'The grammar that the answer should follow is not valid.',
    remedy: 'Correct the grammar (GBNF), or leave it out.',
  },
  'grammar-dead-end': {
    message: 'The grammar left the model without any next word.',
    remedy: 'Correct the grammar so that every beginning can be ended, or leave it out.',
  },
  'prefix-invalid': {
    message: 'The saved reading of the question and photo does not fit this model.',
    remedy: 'Nothing needs to be done: it is read anew.',
  },
  'prompt-not-read': { message: 'The model was asked to write before it had read.', remedy: REPORT },
  'distributions-unwritable': {
    message: 'What the reference model says could not be written to the disk.',
    remedy: 'Free some space on the disk for temporary files, or compare with fewer photos or shorter answers.',
  },
  'distributions-invalid': {
    message: 'What the reference model said does not fit this model: their vocabularies differ, or the file was cut off.',
    remedy: 'Compare models that were made from the same checkpoint.',
  },
  'quantisation-refused': { message: 'The weights cannot be packed in this way.', remedy: 'Choose another quantisation.' },
  'not-finite': {
    message: 'The weights hold a value that is no number.',
    remedy: 'Take an earlier checkpoint, or copy it again: its training may have gone wrong.',
  },
  'quantisation-failed': {
    message: 'The weights hold values that cannot be packed.',
    remedy: 'Choose another quantisation, or take an earlier checkpoint: its training may have gone wrong.',
  },
  'out-of-memory': MEMORY,
}

/** The problem behind an error of the addon or its loader; any other error comes back as it is. */
export function asProblem(error: unknown): unknown {
  if (error instanceof NativeLoadError) return problem(error.code, error.details, error)
  if (!isNativeFailure(error)) return error
  const { code, log } = error
  if (code === 'stopped' || code === 'closed' || code === 'busy') return error
  return problem(precise(code, log.join('\n')), { ...error.details, ...(log.length > 0 && { log: log.slice(-8).join('\n') }) }, error)
}

/** llama.cpp tells reasons in its log only. */
function precise(code: Exclude<NativeFailureCode, 'stopped' | 'closed' | 'busy'>, log: string): Code {
  if (/(failed|unable) to allocate|out of memory|alloc.* failed/i.test(log)) return 'out-of-memory'
  if (code === 'text-model-refused' && /unknown model architecture/.test(log)) return 'model-architecture-unsupported'
  if (code === 'projector-refused' && /mismatch between text model/.test(log)) return 'projector-of-another-model'
  return code
}

function problem(code: Code, details: Record<string, string | number>, cause: unknown): ProblemError {
  return new ProblemError({ code, ...WORDS[code], details }, { cause })
}

function isNativeFailure(error: unknown): error is NativeFailure {
  return error instanceof Error && 'code' in error && (nativeFailureCodes as readonly unknown[]).includes(error.code)
}
