import type { FitPartName, FitRemedy } from '../../contract/fit.ts'
import type { Problem } from '../../contract/problem.ts'
import type { FitOfShape } from './fit-here.ts'

/** Why a run is not begun, with the table of what it would take, and what would make it fit. */
export function fitProblem(fit: FitOfShape): Problem {
  const helping = fit.remedies.filter(({ verdict }) => verdict !== 'does-not-fit').map(remedyWords)
  return {
    code: 'model-does-not-fit',
    message: `With these settings the model needs about ${gigabytes(fit.ramBytes)} of memory, and ${gigabytes(fit.ramFreeBytes)} are free.`,
    remedy: `Close other programs, or ${helping.length > 0 ? `choose ${listed(helping)}` : 'use a smaller model'}; then start the run again.`,
    details: Object.fromEntries([
      ...fit.parts
        .filter(({ ramBytes, vramBytes }) => ramBytes + vramBytes > 0)
        .map(({ part, ramBytes, vramBytes }) => [PART_WORDS[part], gigabytes(ramBytes + vramBytes)]),
      ['needed in all', gigabytes(fit.ramBytes)],
      ['free now', gigabytes(fit.ramFreeBytes)],
      ...(fit.vramFreeBytes === null
        ? []
        : [
            ['needed on the graphics card', gigabytes(fit.vramBytes)],
            ['free there', gigabytes(fit.vramFreeBytes)],
          ]),
      ...fit.remedies.map((remedy) => [remedyWords(remedy), gigabytes(remedy.ramBytes)]),
    ]),
  }
}

/** What is told of a run that fits, but only just. */
export function tightWords({ ramBytes, ramFreeBytes, vramBytes, vramFreeBytes }: FitOfShape): string {
  if (vramFreeBytes !== null && vramBytes > vramFreeBytes) {
    return `The graphics card is full: about ${gigabytes(vramBytes)} are wanted of the ${gigabytes(vramFreeBytes)} that are free there`
  }
  return `Memory is tight: about ${gigabytes(ramBytes)} of the ${gigabytes(ramFreeBytes)} that are free`
}

/** As a label and within a sentence. */
export function remedyWords({ kind, settings, quantisation, gpuLayers }: FitRemedy): string {
  switch (kind) {
    case 'smaller-quantisation':
      return `the model packed as ${quantisation}`
    case 'smaller-photo':
      return `a photo of at most ${settings.maxImageTokens} tokens`
    case 'fewer-samples':
      return settings.samples === 1 ? 'one sample' : `${settings.samples} samples`
    case 'fewer-gpu-layers':
      return `${gpuLayers} layers on the graphics card`
  }
}

export const PART_WORDS: Record<FitPartName, string> = {
  engine: 'the engine itself',
  weights: 'the model',
  'packed-weights': 'the model, laid out for this processor',
  vocabulary: 'its vocabulary',
  projector: 'its eye (projector)',
  adapters: 'adapters',
  photo: 'the photo',
  looking: 'looking at it',
  'key-values': 'memory of the samples',
  reading: 'reading and writing',
  logits: 'choosing words',
}

export function gigabytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
