// One photo through the model: load, look, read, write.
import type { LoadedAddon } from '../../../../native/loader.ts'
import type { NativeModel, NativePromptPart, NativeSession, NativeStop } from '../../../../native/surface.ts'
import type { LocateEvent, LocateRequest, LocateResult, PromptPart } from '../engine-protocol.ts'
import { describeEngine } from './describe-engine.ts'
import { type ModelKeeper, weightsBytes, withPrompt } from './loaded-model.ts'
import { SampleWriter } from './sample-writer.ts'
import { SteadyEvents } from './steady-events.ts'
import { computingThreads } from './threads.ts'
import { cellsFor, inWaves } from './waves.ts'

/** Throws `ProblemError`, or a native failure (`stopped` when `stop` is switched). */
export async function locate(
  request: LocateRequest,
  { loaded, keeper, stop, emit }: { loaded: LoadedAddon; keeper: ModelKeeper; stop: NativeStop; emit: (event: LocateEvent) => void },
): Promise<LocateResult> {
  const events = new SteadyEvents(emit)
  const clock = stopwatch()
  const threads = request.threads ?? request.model.threads ?? computingThreads(weightsBytes(request.model))
  const info = describeEngine(loaded, threads)
  const { maxImageTokens, sampling } = request
  const gpuLayers = request.gpuLayers ?? request.model.gpuLayers ?? null

  events.stage('loading-model', null)
  const limits = { maxImageTokens, threads, gpuLayers }
  const model = await keeper.model(request.model, limits, stop, (fraction) => events.stage('loading-model', fraction))
  const loadMs = clock.lap()

  events.stage('encoding-photo', null)
  return withPrompt(await keeper.prompt(nativeParts(request.prompt), request.image, stop), async (prompt) => {
    await prompt.encode(stop, (fraction) => events.stage('encoding-photo', fraction))
    const { imageTokens, resizedWidthPx, resizedHeightPx } = prompt
    events.now({ type: 'image-encoded', widthPx: resizedWidthPx, heightPx: resizedHeightPx, imageTokens })
    const encodeMs = clock.lap()

    events.stage('reading-prompt', null)
    const keyValueBytesPerToken = keeper.keyValueBytesPerToken()
    const budgetBytes = keeper.keyValueBudgetBytes()
    const { maxNewTokens } = sampling
    const waves = inWaves(samplesOf(request), { promptTokens: prompt.tokens, maxNewTokens, keyValueBytesPerToken, budgetBytes })
    const together = waves[0]?.length ?? 1
    const session = await keeper.session(cellsFor(prompt.tokens, together, maxNewTokens), together, threads)
    await session.prefill(prompt, stop, (fraction) => events.stage('reading-prompt', fraction))
    events.now({ type: 'prompt-read', promptTokens: prompt.tokens, info, arithmetic: keeper.describeArithmetic(together) })
    const prefillMs = clock.lap()

    events.stage('writing', null)
    const tokensWritten = await write(waves, { model, session, request, stop, events })
    const decodeMs = clock.lap()
    const { quantisation, name } = model.description
    return {
      info,
      timings: { loadMs, encodeMs, prefillMs, decodeMs, totalMs: clock.totalMs(), tokensWritten },
      quantisation,
      modelName: name,
    }
  })
}

async function write(
  waves: number[][],
  {
    model,
    session,
    request,
    stop,
    events,
  }: { model: NativeModel; session: NativeSession; request: LocateRequest; stop: NativeStop; events: SteadyEvents },
): Promise<number> {
  const { sampling } = request
  const writer = new SampleWriter(model)
  let tokensWritten = 0
  for (const samples of waves) {
    await session.sample({ ...sampling, samples }, stop, (step) => {
      tokensWritten += step.tokens.length
      writer.take(step, (sample, text) => events.words(sample, text))
      for (const end of step.ends) events.now({ type: 'sample-finished', sample: writer.finish(end, sampling.seed) })
    })
  }
  return tokensWritten
}

function samplesOf({ sampling, onlySamples }: LocateRequest): number[] {
  return onlySamples ?? Array.from({ length: sampling.samples }, (_, number) => number)
}

export function nativeParts(parts: readonly PromptPart[]): NativePromptPart[] {
  return parts.map((part) =>
    part.kind === 'image' ? part : { kind: 'text', text: composed(part.text), parseSpecial: part.kind === 'template' },
  )
}

/** Letters with their marks as one character: the tokenizers of these models do so first, and llama.cpp's does not. */
export function composed(text: string): string {
  return text.normalize('NFC')
}

function stopwatch() {
  const start = performance.now()
  let last = start
  return {
    lap(): number {
      const now = performance.now()
      const lap = now - last
      last = now
      return lap
    },
    totalMs: () => performance.now() - start,
  }
}
