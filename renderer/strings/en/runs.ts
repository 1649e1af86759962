import type { RunArithmetic, RunStage, RunState } from '../../../electron/contract/runs.ts'
import type { SeenView } from '../../../electron/contract/views.ts'
import { MODEL_WARNINGS, passportWords } from '../../../electron/core/report/model-words.ts'

const stages: Record<RunStage, string> = {
  'reading-photo': 'Reading the photo',
  'reading-metadata': 'Reading its metadata',
  'reading-text': 'Reading text in the photo',
  'loading-model': 'Loading the model',
  'encoding-photo': 'Showing the photo to the model',
  'reading-prompt': 'Model reads the question',
  writing: 'Model is writing',
  combining: 'Combining the evidence',
}

const states: Record<RunState, string> = {
  queued: 'Waiting',
  running: 'Running',
  finished: 'Finished',
  failed: 'Failed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
}

/** `CPU: zen4` tells nobody anything; the name of a graphics card does. */
const device = (name: string) => (name.startsWith('CPU: ') ? 'the processor' : name.replace(/^[^:]*: /, ''))

export const runStrings = {
  stages,
  states,
  start: 'Start run',
  cancel: 'Cancel run',
  cancelling: 'Cancelling…',
  settings: 'Settings',
  model: 'Model',
  adapters: 'Adapters',
  adaptersHint: 'What a model was taught in addition; 1 is as it was trained, 0 leaves it out.',
  adapterName: (fileName: string) => fileName.replace(/\.gguf$/i, ''),
  adapterWeight: (weight: number) => (weight === 0 ? 'off' : `× ${weight.toLocaleString('en')}`),
  adapterUsed: (name: string, weight: number) => `${name} × ${weight.toLocaleString('en')}`,
  modelUnavailable: (name: string) => `${name} (cannot be run)`,
  samples: 'Samples',
  samplesHint: 'Independent answers; their agreement makes the map. 1–64.',
  hint: 'What you already know',
  hintHint: 'Given to the model as plain text. It colours every answer, so keep it to facts.',
  hintPlaceholder: 'Taken on a trip along the Danube',
  more: 'Sampling settings',
  temperature: 'Temperature',
  topP: 'Top-p',
  topK: 'Top-k',
  minP: 'Min-p',
  seed: 'Seed',
  seedHint: 'The same seed gives the same words.',
  newSeed: 'New random seed',
  maxNewTokens: 'Longest answer (tokens)',
  maxImageTokens: 'Image detail (tokens)',
  mode: 'Way of answering',
  modes: { reasoning: 'Reason first', direct: 'Answer at once' },
  outside: (from: number, to: number) => `Between ${from.toLocaleString('en')} and ${to.toLocaleString('en')}.`,
  reset: 'Back to the model’s defaults',
  runsOn: (name: string) => `Runs on ${device(name)}`,
  history: 'Runs of this photo',
  noRuns: 'No runs yet',
  noRunsText: 'A run shows the photo to the model several times and combines what it says with the clues.',
  current: 'Progress',
  samplesDone: (done: number, all: number) => `${done} of ${all} samples`,
  runTitle: (number: number) => `Run ${number}`,
  rerun: 'Run again, same seed',
  retry: 'Go on',
  compare: 'Compare with the run it repeats',
  identical: 'Word for word the same as the run it repeats.',
  different: 'Not the same as the run it repeats.',
  sampleSame: (number: number) => `Sample ${number + 1}: same words`,
  sampleDiffers: (number: number, token: number) => `Sample ${number + 1}: differs from token ${token + 1}`,
  repeats: 'Repeats an earlier run',
  passport: 'Passport: everything needed to run it again',
  modelWarnings: MODEL_WARNINGS,
  modelPassport: passportWords,
  loading: 'Reading the runs…',
  noModels: 'No model is installed',
  noModelsText: 'Clues from metadata and text are read all the same. See the manual for how to add a model.',
  announcement: (stage: string, done: number, all: number) => `${stage}. ${done} of ${all} samples finished.`,
  ended: (state: string) => `Run ${state.toLowerCase()}.`,
  queue: (count: number) => (count === 1 ? '1 more run is waiting' : `${count} more runs are waiting`),
  fact: {
    model: 'Model',
    quantisation: 'Quantisation',
    modelPassport: 'Model’s passport',
    modelHash: 'Model SHA-256',
    projectorHash: 'Projector SHA-256',
    adapter: 'Adapter and its SHA-256',
    build: 'llama.cpp build',
    addon: 'Addon build',
    device: 'Device',
    threads: 'Threads',
    arithmetic: 'Computation',
    seed: 'Seed',
    sampling: 'Sampling',
    photoHash: 'Photo SHA-256',
    view: 'Part of the photo',
    seen: 'Seen by the model',
    tokens: 'Tokens read',
    promptName: 'Prompt, by name',
    promptHash: 'Prompt SHA-256',
    prompt: 'Prompt',
    time: 'Time',
  },
  arithmetic: ({ gpuLayers, keyValueBits, flashAttention, samplesTogether }: RunArithmetic) =>
    [
      samplesTogether === 1 ? 'one sample at a time' : `${samplesTogether} samples at a time`,
      gpuLayers === 0
        ? 'no layers on the graphics card'
        : gpuLayers < 0
          ? 'all layers on the graphics card'
          : `${gpuLayers} layers on the graphics card`,
      `KV cache of ${keyValueBits} bits`,
      `flash attention ${flashAttention}`,
    ].join(', '),
  seen: (width: number, height: number) => `${width} × ${height} px`,
  wholePhoto: 'All of it',
  ofView: 'Of a view',
  viewSeen: ({ name, region, adjustments }: SeenView) =>
    [
      `View “${name}”: ${region.widthPx} × ${region.heightPx} px around x ${Math.round(region.centre.x)}, y ${Math.round(region.centre.y)}`,
      region.rotationDegrees !== 0 && `turned ${region.rotationDegrees.toLocaleString('en', { maximumFractionDigits: 1 })}°`,
      adjustments ? 'with its tones' : 'tones as in the photo',
    ]
      .filter(Boolean)
      .join(', '),
  tokensRead: (image: number, most: number | null, prompt: number) =>
    `${image} of the photo${most === null ? '' : ` (at most ${most})`}, ${prompt} in all`,
  sampling: (temperature: number, topP: number, topK: number, minP: number) =>
    `temperature ${temperature}, top-p ${topP}, top-k ${topK}, min-p ${minP}`,
  timing: (load: string, encode: string, prefill: string, decode: string) =>
    `load ${load} · photo ${encode} · prompt ${prefill} · writing ${decode}`,
}
