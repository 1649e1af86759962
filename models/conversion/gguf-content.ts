import type { GgufContent } from '../gguf/write.ts'
import { generalKeys } from './general-keys.ts'
import { fileType, type NumberFormat, tensorTypeOf } from './number-formats.ts'
import type { PlannedConversion } from './plan-conversion.ts'
import { tensorSource, type Workshop } from './tensor-source.ts'

export interface ContentOptions {
  format: NumberFormat
  /** The model's. */
  name: string
  workshop: Workshop
}

/** What is written for one part of a plan. */
export function ggufContent(plan: PlannedConversion, part: 'text' | 'projector', { format, name, workshop }: ContentOptions): GgufContent {
  const { architecture, kind, keys, tensors, context } = plan[part]
  return {
    metadata: [...generalKeys(plan.checkpoint, { architecture, kind, name, fileType: fileType(format) }, tensors), ...keys],
    tensors: tensors.map((tensor) => tensorSource(tensor, tensorTypeOf(tensor, { ...context, format }), workshop)),
  }
}
