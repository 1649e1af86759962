import type { PromptPart } from './prompt-part.ts'

/**
 * One question about one image in ChatML, the markup of Qwen2.5-VL and InternVL3. The tokens around the image differ
 * between them; libmtmd adds those of the model at hand.
 */
export function chatMlQuestion(system: string, question: readonly PromptPart[]): PromptPart[] {
  return [
    { kind: 'template', text: '<|im_start|>system\n' },
    { kind: 'plain', text: system },
    { kind: 'template', text: '<|im_end|>\n<|im_start|>user\n' },
    { kind: 'image' },
    ...question,
    { kind: 'template', text: '<|im_end|>\n<|im_start|>assistant\n' },
  ]
}
