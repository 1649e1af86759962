// Many questions about one photo: the vision tower runs once, and what the questions begin with is read once.
import type { NativeModel, NativePrompt, NativeStop } from '../../../../native/surface.ts'
import type { AskEvent, AskRequest, ComposeEvent, ComposeRequest, LookEvent, PromptPart, RgbImage } from '../engine-protocol.ts'
import { type ModelKeeper, weightsBytes, withPrompt } from './loaded-model.ts'
import { composed, nativeParts } from './locate.ts'
import { SampleWriter } from './sample-writer.ts'
import { steadyStages } from './steady-stages.ts'
import { computingThreads } from './threads.ts'
import { cellsFor } from './waves.ts'

export interface Tools<Event> {
  keeper: ModelKeeper
  stop: NativeStop
  emit: (event: Event) => void
}

/** The addon resizes a picture for every prompt; without an image part it is never looked at. */
const NO_PHOTO: RgbImage = { rgb: new Uint8Array(28 * 28 * 3), widthPx: 28, heightPx: 28 }

export interface Opened {
  model: NativeModel
  prompt: NativePrompt
  threads: number
}

/** Throws `ProblemError`, or a native failure (`stopped` when `stop` is switched). */
export async function ask(request: AskRequest, { keeper, stop, emit }: Tools<AskEvent>): Promise<null> {
  const { opening, questions } = request
  return withOpened(request, opening, { keeper, stop, emit }, async ({ model, prompt, threads }) => {
    const asked = questions.map(({ rest, answers }) => ({
      rest: rest.flatMap((part) => (part.kind === 'image' ? [] : [...model.tokenize(composed(part.text), part.kind === 'template')])),
      // Only the first token counts: of an answer that takes several, the others say nothing more.
      answers: answers.map((answer) => model.tokenize(composed(answer), false)[0]!),
    }))
    const longest = Math.max(1, ...asked.map(({ rest }) => rest.length + 1))
    const session = await keeper.session(cellsFor(prompt.tokens, 1, longest), 1, threads)
    await session.prefill(prompt, stop, () => {})
    for (const [question, { rest, answers }] of asked.entries()) {
      const logProbabilities: number[] = []
      for (const answer of answers) logProbabilities.push((await session.score(Int32Array.from([...rest, answer]), stop)).at(-1)!)
      emit({ type: 'answered', question, logProbabilities })
    }
    return null
  })
}

/** Throws as `ask`, and `grammar-invalid` for a grammar that is none. */
export async function compose(request: ComposeRequest, { keeper, stop, emit }: Tools<ComposeEvent>): Promise<null> {
  const { grammars, maxNewTokens } = request
  return withOpened(request, request.prompt, { keeper, stop, emit }, async ({ model, prompt, threads }) => {
    emit({ type: 'image-encoded', widthPx: prompt.resizedWidthPx, heightPx: prompt.resizedHeightPx })
    const session = await keeper.session(cellsFor(prompt.tokens, 1, maxNewTokens), 1, threads)
    await session.prefill(prompt, stop, () => {})
    for (const [answer, grammar] of grammars.entries()) {
      const writer = new SampleWriter(model)
      await session.sample(
        { samples: [answer], seed: 0, temperature: 0, topP: 1, topK: 0, minP: 0, maxNewTokens, grammar },
        stop,
        (step) => {
          writer.take(step, () => {})
          for (const end of step.ends) emit({ type: 'composed', answer, text: writer.finish(end, 0).text })
        },
      )
    }
    return null
  })
}

/** Loads the model, looks at the photo and hands over the prompt; lets go of it whatever happens to its use. */
export async function withOpened<Result>(
  request: Pick<AskRequest, 'model' | 'image' | 'maxImageTokens'>,
  parts: PromptPart[],
  { keeper, stop, emit }: Tools<LookEvent>,
  use: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  const stage = steadyStages(emit)
  const threads = request.model.threads ?? computingThreads(weightsBytes(request.model))
  // The limits of a run, so that the model of the run before stays in memory.
  const limits = { maxImageTokens: request.maxImageTokens, threads, gpuLayers: request.model.gpuLayers ?? null }
  stage('loading-model', null)
  const model = await keeper.model(request.model, limits, stop, (fraction) => stage('loading-model', fraction))
  return withPrompt(await keeper.prompt(nativeParts(parts), request.image ?? NO_PHOTO, stop), async (prompt) => {
    stage('encoding-photo', null)
    await prompt.encode(stop, (fraction) => stage('encoding-photo', fraction))
    stage('asking', null)
    return use({ model, prompt, threads })
  })
}
