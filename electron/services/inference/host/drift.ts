// One of two models that are held against each other: the reference says what it thinks along its own answer, the other what
// it thinks of the same words.
import type { NativeSession, NativeStop } from '../../../../native/surface.ts'
import type { CompareRequest, Comparison, LookEvent, RememberRequest, WrittenAnswer } from '../engine-protocol.ts'
import { type Opened, type Tools, withOpened } from './ask.ts'
import { SampleWriter } from './sample-writer.ts'
import { cellsFor } from './waves.ts'

/** Throws `ProblemError`, or a native failure (`stopped` when `stop` is switched). */
export function remember(request: RememberRequest, tools: Tools<LookEvent>): Promise<WrittenAnswer> {
  return withAnswer(request, tools, async (answer, session, stop) => {
    await session.saveDistributions(Int32Array.from(answer.tokenIds), request.file, stop)
    return answer
  })
}

/** Throws as `remember`. */
export function compare(request: CompareRequest, tools: Tools<LookEvent>): Promise<Comparison> {
  return withAnswer(request, tools, async (answer, session, stop) => {
    const { divergences, sameChoices } = await session.compareDistributions(Int32Array.from(request.tokenIds), request.file, stop)
    return { answer, divergences: [...divergences], sameChoices: [...sameChoices].map(Boolean) }
  })
}

function withAnswer<Result>(
  request: RememberRequest,
  { keeper, stop, emit }: Tools<LookEvent>,
  use: (answer: WrittenAnswer, session: NativeSession, stop: NativeStop) => Promise<Result>,
): Promise<Result> {
  const { maxNewTokens } = request
  return withOpened(request, request.prompt, { keeper, stop, emit }, async (opened) => {
    // The answers of both models may be of any length up to the longest.
    const session = await keeper.session(cellsFor(opened.prompt.tokens, 1, maxNewTokens), 1, opened.threads)
    await session.prefill(opened.prompt, stop, () => {})
    return use(await greedyAnswer(opened, session, maxNewTokens, stop), session, stop)
  })
}

async function greedyAnswer({ model }: Opened, session: NativeSession, maxNewTokens: number, stop: NativeStop): Promise<WrittenAnswer> {
  const writer = new SampleWriter(model)
  let written: WrittenAnswer | null = null
  const greedy = { samples: [0], seed: 0, temperature: 0, topP: 1, topK: 0, minP: 0, maxNewTokens, grammar: null }
  await session.sample(greedy, stop, (step) => {
    writer.take(step, () => {})
    for (const end of step.ends) {
      const { tokenIds, text, stopReason } = writer.finish(end, 0)
      written = { tokenIds, text, isWhole: stopReason === 'end-of-answer' }
    }
  })
  if (!written) throw new Error('The sample was not finished')
  return written
}
