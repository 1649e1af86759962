import { ProblemError } from '../../electron/core/problem.ts'

export type CheckpointProblemCode =
  | 'checkpoint-missing'
  | 'checkpoint-file-missing'
  | 'checkpoint-unreadable'
  | 'checkpoint-path-escapes'
  | 'checkpoint-pickle'
  | 'checkpoint-truncated'
  | 'checkpoint-damaged'
  | 'checkpoint-index-lies'
  | 'checkpoint-type-unsupported'
  | 'checkpoint-value-invalid'
  | 'checkpoint-architecture-unsupported'
  | 'checkpoint-setting-missing'
  | 'checkpoint-setting-unsupported'
  | 'checkpoint-tensor-missing'
  | 'checkpoint-tensor-unknown'
  | 'checkpoint-tensor-shape'
  | 'checkpoint-tokenizer-unsupported'
  | 'checkpoint-tokenizer-mismatch'

const BRING_AGAIN = 'Copy or download the file again, and compare its size or checksum with those its publisher gives.'
const COMPLETE = 'Copy or download the whole folder again; all files of a checkpoint belong together.'
const OTHER_MODEL = 'Choose a checkpoint of Qwen2.5-VL or of InternVL3 in the form that transformers saves.'
const REMEDIES: Record<CheckpointProblemCode, string> = {
  'checkpoint-missing': 'Choose the folder that holds the model’s config.json.',
  'checkpoint-file-missing': COMPLETE,
  'checkpoint-unreadable': 'Check that the file may be read and that its disk is connected.',
  'checkpoint-path-escapes': 'Copy the file itself into the folder. What lies outside of it is never read.',
  'checkpoint-pickle': 'Ask for the model in the safetensors form. Pickle files can run programs and are never opened here.',
  'checkpoint-truncated': BRING_AGAIN,
  'checkpoint-damaged': BRING_AGAIN,
  'checkpoint-index-lies': COMPLETE,
  'checkpoint-type-unsupported': 'Choose the checkpoint as it was published, in 16 or 32 bits, and quantise it here.',
  'checkpoint-value-invalid':
    'The training that wrote it went wrong or the file was damaged: take an earlier checkpoint, or copy it again.',
  'checkpoint-architecture-unsupported': OTHER_MODEL,
  'checkpoint-setting-missing': COMPLETE,
  'checkpoint-setting-unsupported': OTHER_MODEL,
  'checkpoint-tensor-missing': COMPLETE,
  'checkpoint-tensor-unknown': OTHER_MODEL,
  'checkpoint-tensor-shape': 'Its config.json and its weights are of two different models: bring the folder again as it was published.',
  'checkpoint-tokenizer-unsupported': 'Save the tokenizer again with a current transformers, so that the folder has its tokenizer.json.',
  'checkpoint-tokenizer-mismatch': 'Put the tokenizer files of this very model into the folder.',
}

/** An expected failure of a folder in Hugging Face form: what is wrong with it, and what to do. */
export function checkpointProblem(
  code: CheckpointProblemCode,
  message: string,
  details?: Record<string, string | number | boolean>,
  options?: { cause?: unknown },
): ProblemError {
  return new ProblemError({ code, message, remedy: REMEDIES[code], ...(details && { details }) }, options)
}
