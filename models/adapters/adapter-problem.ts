import { ProblemError } from '../../electron/core/problem.ts'

export type AdapterProblemCode =
  | 'adapter-kind-unsupported'
  | 'adapter-layers-unsupported'
  | 'adapter-damaged'
  | 'adapter-base-unknown'
  | 'adapter-not-one'
  | 'adapter-of-another-model'
  | 'adapter-file-damaged'
  | 'adapter-twice'
  | 'adapter-missing'

const REMEDIES: Record<AdapterProblemCode, string> = {
  'adapter-kind-unsupported': 'Merge the adapter into its base with PEFT where it was trained, and convert the merged checkpoint.',
  'adapter-layers-unsupported': 'Merge the adapter into its base with PEFT where it was trained, and convert the merged checkpoint.',
  'adapter-damaged': 'Copy the adapter’s folder again: adapter_config.json and adapter_model.safetensors belong together.',
  'adapter-base-unknown': 'Name the folder of the base checkpoint with --base; only its config.json is read.',
  'adapter-not-one': 'Give the file that “npm run models -- adapter FOLDER” made of the adapter’s folder.',
  'adapter-of-another-model': 'Choose the model that the adapter was trained on, or an adapter of this one.',
  'adapter-twice': 'Name each adapter once, with the weight that it is to have.',
  'adapter-missing': 'Name its file again: “npm run locate -- PHOTO --adapter FILE=WEIGHT”.',
  'adapter-file-damaged': 'Copy the file again, or convert the adapter’s folder again.',
}

/** An expected failure of an adapter's folder or file: what is wrong with it, and what to do. */
export function adapterProblem(code: AdapterProblemCode, message: string, details: Record<string, string | number> = {}): ProblemError {
  return new ProblemError({ code, message, remedy: REMEDIES[code], details })
}
