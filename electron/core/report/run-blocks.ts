import type { Run, RunPassport } from '../../contract/runs.ts'
import type { SeenView } from '../../contract/views.ts'
import { momentText } from './figures.ts'
import { MODEL_WARNINGS, passportWords } from './model-words.ts'
import type { Block } from './report.ts'

const STATE_WORDS: Record<Run['state'], string> = {
  queued: 'waiting',
  running: 'under way',
  finished: 'finished',
  failed: 'failed',
  cancelled: 'cancelled',
  interrupted: 'interrupted',
}

/** Each run with its passport: what is needed to do it again and compare. */
export function runBlocks(runs: readonly Run[]): Block[] {
  return runs.flatMap((run): Block[] => {
    const { settings, passport, state, startedAt, queuedAt, samplesFinished } = run
    const facts: [string, string][] = [
      ['Run', run.id],
      ['State', `${STATE_WORDS[state]}, ${samplesFinished} of ${settings.samples} answers`],
      [
        'Asked',
        `${settings.samples} answers, temperature ${settings.temperature}, top-p ${settings.topP}, top-k ${settings.topK}, min-p ${settings.minP}, seed ${settings.seed}, at most ${settings.maxNewTokens} tokens, ${settings.mode}`,
      ],
    ]
    const warning = MODEL_WARNINGS[run.modelKind]
    if (warning) facts.push(['Warning', warning.title])
    if (settings.hint) facts.push(['Told beforehand', settings.hint])
    if (passport) {
      const { arithmetic } = passport
      facts.push(
        ['Model', `${passport.modelName}, ${passport.quantisation}`],
        ['Model’s passport', passportWords(passport.modelPassport)],
        ['Text file', passport.textFileSha256],
        ['Projector file', passport.projectorFileSha256],
        ...(settings.adapters ?? []).map(({ name, weight, sha256 }): [string, string] => ['Adapter', `${name} times ${weight}, ${sha256}`]),
        ['Prompt', passport.promptName === null ? passport.promptSha256 : `${passport.promptName}, ${passport.promptSha256}`],
        ['Photo', passport.photoSha256],
        ['Part of the photo', passport.view ? viewWords(passport.view) : 'all of it'],
        ['Photo as shown to it', `${passport.resizedWidthPx} × ${passport.resizedHeightPx} px, ${tokensWords(passport)}`],
        ['Engine', `llama.cpp ${passport.llamaBuild}, addon ${passport.addonBuild}, ${passport.device}, ${passport.threads} threads`],
        [
          'Arithmetic',
          `${arithmetic.gpuLayers} layers on the GPU, ${arithmetic.keyValueBits}-bit keys and values, flash attention ${arithmetic.flashAttention}, ${arithmetic.samplesTogether} together`,
        ],
      )
    }
    return [
      { kind: 'heading', text: `${settings.modelId}, ${momentText(startedAt ?? queuedAt)}` },
      { kind: 'facts', facts, mono: true },
    ]
  })
}

function tokensWords({ imageTokens, maxImageTokens }: RunPassport): string {
  return maxImageTokens === null ? `${imageTokens} tokens` : `${imageTokens} tokens of at most ${maxImageTokens}`
}

function viewWords({ name, region, adjustments }: SeenView): string {
  const { centre, widthPx, heightPx, rotationDegrees } = region
  return [
    `the view “${name}”: ${widthPx} × ${heightPx} px around x ${centre.x}, y ${centre.y}`,
    ...(rotationDegrees === 0 ? [] : [`turned clockwise by ${rotationDegrees}°`]),
    adjustments ? 'with its tones changed' : 'tones as in the photo',
  ].join(', ')
}
