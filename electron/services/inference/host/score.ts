import type { NativeStop } from '../../../../native/surface.ts'
import type { EngineProtocol, ScoreRequest } from '../engine-protocol.ts'
import { type ModelKeeper, weightsBytes, withPrompt } from './loaded-model.ts'
import { composed, nativeParts } from './locate.ts'
import { computingThreads } from './threads.ts'
import { cellsFor } from './waves.ts'

/** Reads the photo and the prompt once and scores every continuation of them. */
export async function score(
  request: ScoreRequest,
  { keeper, stop }: { keeper: ModelKeeper; stop: NativeStop },
): Promise<EngineProtocol['score']['result']> {
  const threads = request.model.threads ?? computingThreads(weightsBytes(request.model))
  const limits = { maxImageTokens: request.maxImageTokens, threads, gpuLayers: request.model.gpuLayers ?? null }
  const model = await keeper.model(request.model, limits, stop, () => {})
  return withPrompt(await keeper.prompt(nativeParts(request.prompt), request.image, stop), async (prompt) => {
    await prompt.encode(stop, () => {})
    const continuations = request.continuations.map((text) => model.tokenize(composed(text), false))
    const longest = Math.max(1, ...continuations.map(({ length }) => length))
    const session = await keeper.session(cellsFor(prompt.tokens, 1, longest), 1, threads)
    await session.prefill(prompt, stop, () => {})
    const scores: EngineProtocol['score']['result'] = []
    for (const tokens of continuations) scores.push({ tokenLogProbabilities: [...(await session.score(tokens, stop))] })
    return scores
  })
}
