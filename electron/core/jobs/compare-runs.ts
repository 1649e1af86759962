import type { Answer, Run, RunComparison, RunPassport } from '../../contract/runs.ts'

export interface ComparableSample {
  number: number
  tokenIds: readonly number[] | Int32Array
  tokenLogProbabilities: readonly number[] | Float32Array
  answer: Answer
}

export interface ComparableRun {
  run: Run
  samples: ComparableSample[]
}

/** Holds a run against an earlier one with the same settings: token by token, and what differed around them. */
export function compareRuns(earlier: ComparableRun, later: ComparableRun): RunComparison {
  const differences = [...passportDifferences(earlier.run.passport, later.run.passport), ...settingDifferences(earlier.run, later.run)]
  const laterByNumber = new Map(later.samples.map((sample) => [sample.number, sample]))
  const samples: RunComparison['samples'] = []
  for (const sample of earlier.samples) {
    const other = laterByNumber.get(sample.number)
    if (other) samples.push(compareSamples(sample, other))
    else differences.push(`Sample ${sample.number + 1} stands in the earlier run only.`)
    laterByNumber.delete(sample.number)
  }
  for (const number of laterByNumber.keys()) differences.push(`Sample ${number + 1} stands in the later run only.`)
  const identical = differences.length === 0 && samples.every((sample) => sample.sameTokens)
  return { samples, differences, identical }
}

function compareSamples(a: ComparableSample, b: ComparableSample): RunComparison['samples'][number] {
  const common = Math.min(a.tokenIds.length, b.tokenIds.length)
  let same = 0
  let largest = 0
  while (same < common && a.tokenIds[same] === b.tokenIds[same]) {
    largest = Math.max(largest, Math.abs((a.tokenLogProbabilities[same] ?? 0) - (b.tokenLogProbabilities[same] ?? 0)))
    same++
  }
  const sameTokens = same === common && a.tokenIds.length === b.tokenIds.length
  return {
    number: a.number,
    sameTokens,
    firstDifference: sameTokens ? null : same,
    sameAnswer: a.answer.country === b.answer.country && a.answer.city === b.answer.city,
    largestLogProbabilityDifference: largest,
  }
}

const PASSPORT_WORDS: [Exclude<keyof RunPassport, 'arithmetic' | 'view'>, string][] = [
  ['textFileSha256', "The model's text file"],
  ['projectorFileSha256', "The model's projector file"],
  ['promptSha256', 'The prompt'],
  ['photoSha256', 'The photo'],
  ['llamaBuild', 'The llama.cpp build'],
  ['addonBuild', 'The vision add-on'],
  ['device', 'The processor it ran on'],
  ['threads', 'The number of threads'],
  ['resizedWidthPx', 'The width the photo was resized to'],
  ['resizedHeightPx', 'The height the photo was resized to'],
]

function passportDifferences(a: RunPassport | null, b: RunPassport | null): string[] {
  if (!a || !b) return ['One of the runs did not get far enough to note what it ran with.']
  const order =
    JSON.stringify(a.arithmetic) === JSON.stringify(b.arithmetic)
      ? []
      : ['The engine computed its sums in another way: see both runs\u2019 records.']
  const view = a.view?.id === b.view?.id ? [] : ['The model was shown another part or tone of the photo.']
  return [...order, ...view, ...passportWords(a, b)]
}

function passportWords(a: RunPassport, b: RunPassport): string[] {
  return PASSPORT_WORDS.filter(([key]) => a[key] !== b[key]).map(([key, words]) => `${words} differs: ${a[key]} then, ${b[key]} now.`)
}

function settingDifferences(a: Run, b: Run): string[] {
  const keys = (Object.keys(a.settings) as (keyof Run['settings'])[]).filter((key) => key !== 'adapters')
  const adapters = JSON.stringify(a.settings.adapters ?? []) === JSON.stringify(b.settings.adapters ?? [])
  const words = adapters ? [] : ['The adapters over the model differ: see both runs\u2019 records.']
  const others = keys
    .filter((key) => a.settings[key] !== b.settings[key])
    .map((key) => `The setting "${key}" differs: ${a.settings[key]} then, ${b.settings[key]} now.`)
  return [...words, ...others]
}
