import type { Sample } from '../../../electron/contract/runs.ts'

const stops: Record<Sample['stopReason'], string> = {
  'end-of-answer': 'Ended by itself',
  length: 'Cut off at the longest answer',
  cancelled: 'Cancelled',
  'context-full': 'Cut off: the model’s memory was full',
}

export const reasoningStrings = {
  stops,
  samples: 'Samples',
  sample: (number: number) => `Sample ${number + 1}`,
  writing: 'writing…',
  waiting: 'waiting',
  answer: 'Answer',
  noAnswer: 'No place was named',
  unresolved: 'Not on the list of places',
  resolved: (name: string) => `Understood as ${name}`,
  reasoning: 'Reasoning',
  noReasoning: 'The model gave no reasoning.',
  complaints: 'Could not be read',
  raw: 'Raw text',
  asWritten: (tokens: number, seed: number) => `${tokens.toLocaleString('en')} tokens, drawn with seed ${seed}`,
  emptyTitle: 'No reasoning yet',
  emptyText: 'Locate the photo, and every sample’s words appear here while they are written.',
  loading: 'Reading the samples…',
  listLabel: 'Samples of this run',
}
