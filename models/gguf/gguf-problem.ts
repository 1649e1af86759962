import { ProblemError } from '../../electron/core/problem.ts'

export type GgufProblemCode =
  | 'gguf-missing'
  | 'gguf-unreadable'
  | 'gguf-empty'
  | 'gguf-not-a-model'
  | 'gguf-truncated'
  | 'gguf-damaged'
  | 'gguf-version-unsupported'
  | 'gguf-type-unsupported'
  | 'gguf-architecture-unsupported'
  | 'gguf-files-swapped'
  | 'gguf-split'
  | 'gguf-key-missing'
  | 'gguf-tensor-missing'
  | 'gguf-tensor-shape'
  | 'gguf-tensor-type'
  | 'gguf-pair-mismatch'

const BRING_AGAIN = 'Copy or download the file again, and compare its size or checksum with those its publisher gives.'
const REMEDIES: Record<GgufProblemCode, string> = {
  'gguf-missing': 'Put the file where it is looked for, or choose another model.',
  'gguf-unreadable': 'Check that the file may be read and that its disk is connected.',
  'gguf-empty': BRING_AGAIN,
  'gguf-not-a-model': 'Choose a file in the GGUF format; its name usually ends in .gguf.',
  'gguf-truncated': BRING_AGAIN,
  'gguf-damaged': BRING_AGAIN,
  'gguf-version-unsupported': 'Look for a newer conversion of the same model.',
  'gguf-type-unsupported': 'Choose another quantisation of the model, such as Q4_K_M or Q8_0, or update this program.',
  'gguf-architecture-unsupported': 'Choose a model of the Qwen2.5-VL or InternVL3 family with its projector (mmproj) file.',
  'gguf-files-swapped': 'Give the text model as the model and the mmproj file as the projector.',
  'gguf-split': 'Join the parts with “llama-gguf-split --merge”, and use the joined file.',
  'gguf-key-missing': 'Convert the model again with a current llama.cpp, or choose another conversion.',
  'gguf-tensor-missing': 'Convert the model again with a current llama.cpp, or choose another conversion.',
  'gguf-tensor-shape': 'Convert the model again with a current llama.cpp, or choose another conversion.',
  'gguf-tensor-type': 'Convert the model again with a current llama.cpp, or choose another conversion.',
  'gguf-pair-mismatch': 'Use the projector (mmproj) file that was published together with this text model.',
}

/** An expected failure of a model file: what is wrong with it, and what to do. */
export function ggufProblem(
  code: GgufProblemCode,
  message: string,
  details?: Record<string, string | number | boolean>,
  options?: { cause?: unknown },
): ProblemError {
  return new ProblemError({ code, message, remedy: REMEDIES[code], ...(details && { details }) }, options)
}
