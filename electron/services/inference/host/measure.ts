// How fast a model is on this machine: a few small pictures, a few short readings, a few steps of writing, within a given time.
import type { LoadedAddon } from '../../../../native/loader.ts'
import type { NativePrompt, NativeSession, NativeStop } from '../../../../native/surface.ts'
import type { MeasureEvent, MeasureRequest, Measures, RgbImage } from '../engine-protocol.ts'
import { describeEngine } from './describe-engine.ts'
import { type ModelKeeper, weightsBytes, withPrompt } from './loaded-model.ts'
import { steadyStages } from './steady-stages.ts'
import { computingThreads } from './threads.ts'
import { cellsFor } from './waves.ts'

/** Tokens of the pictures, from small to large: as many as there is time for. */
const PHOTO_TOKENS = [64, 256, 576, 1024] as const
/** From one picture to the next the time grows faster than the tokens do. */
const GROWTH = 1.3
const SHARES = { looking: 0.35, longReading: 0.2, writing: 0.12, untilOthers: 0.7 } as const
const SHORT_WORDS = 128
const LONG_WORDS = 768
/** Steps of one measurement: the first ones fill caches, and more than these tell nothing new. */
const FEWEST_STEPS = 4
const MOST_STEPS = 48
const TOGETHER = [1, 8] as const
const MOST_TOGETHER = 8

interface Tools {
  loaded: LoadedAddon
  keeper: ModelKeeper
  stop: NativeStop
  emit: (event: MeasureEvent) => void
}

/** Loads the model unless it is; the time that takes does not count. Throws as `locate`. */
export async function measure(request: MeasureRequest, { loaded, keeper, stop, emit }: Tools): Promise<Measures> {
  const own = request.model.threads ?? computingThreads(weightsBytes(request.model))
  const threadCounts = [...new Set([own, ...request.threads])]
  const beforeLoading = performance.now()
  const tell = steadyStages(emit)
  tell('loading-model', null)
  const limits = { maxImageTokens: request.maxImageTokens, threads: own, gpuLayers: request.model.gpuLayers ?? null }
  await keeper.model(request.model, limits, stop, (fraction) => tell('loading-model', fraction))
  const begun = performance.now()
  const spent = () => (performance.now() - begun) / request.budgetMs
  const looks = await measuredLooks(request, { keeper, stop, tell, spent })
  const reads: Measures['reads'] = []
  const steps: Measures['steps'] = []
  const perThreads = async (threads: number, words: number) => {
    // Words alone: a photo's tokens are read as fast, and need not be looked at first.
    const prompt = await keeper.prompt([{ kind: 'text', text: prose(words), parseSpecial: false }], pattern(1), stop)
    await withPrompt(prompt, async () => {
      await prompt.encode(stop, () => {})
      const session = await keeper.freshSession(cellsFor(prompt.tokens, MOST_TOGETHER, MOST_STEPS + 1), MOST_TOGETHER, threads)
      reads.push(await measuredRead(session, prompt, threads, stop))
      for (const together of TOGETHER) {
        const allowedMs = request.budgetMs * SHARES.writing
        steps.push(await measuredSteps({ session, stop }, { threads, together, cells: prompt.tokens, allowedMs }))
      }
    })
  }
  for (const [at, threads] of threadCounts.entries()) {
    // What the program does anyway comes first; other numbers of threads are tried where there is time for them.
    if (at > 0 && spent() > SHARES.untilOthers) break
    tell('writing', at / threadCounts.length)
    await perThreads(threads, SHORT_WORDS)
  }
  const first = reads[0]
  const longMs = first ? (first.ms * LONG_WORDS) / SHORT_WORDS : Number.POSITIVE_INFINITY
  if (longMs < request.budgetMs * SHARES.longReading) {
    tell('reading', null)
    await perThreads(own, LONG_WORDS)
  }
  keeper.dropSession()
  return { info: describeEngine(loaded, own), loadMs: begun - beforeLoading, looks, reads, steps }
}

async function measuredLooks(
  { budgetMs, largestPhotoTokens }: MeasureRequest,
  {
    keeper,
    stop,
    tell,
    spent,
  }: Pick<Tools, 'keeper' | 'stop'> & { tell: (stage: 'looking', fraction: number) => void; spent: () => number },
): Promise<Measures['looks']> {
  const looks: Measures['looks'] = []
  for (const tokens of PHOTO_TOKENS.filter((each) => each <= Math.max(largestPhotoTokens, PHOTO_TOKENS[0]))) {
    const last = looks.at(-1)
    const expectedMs = last ? last.ms * (tokens / last.imageTokens) ** GROWTH : 0
    if (expectedMs > (SHARES.looking - spent()) * budgetMs) break
    tell('looking', looks.length / PHOTO_TOKENS.length)
    const picture = pattern(tokens)
    const begun = performance.now()
    await withPrompt(await keeper.prompt([{ kind: 'image' }], picture, stop), async (prompt) => {
      await prompt.encode(stop, () => {})
      looks.push({ imageTokens: prompt.imageTokens, ms: performance.now() - begun })
    })
  }
  return looks
}

async function measuredRead(session: NativeSession, prompt: NativePrompt, threads: number, stop: NativeStop) {
  const begun = performance.now()
  await session.prefill(prompt, stop, () => {})
  return { threads, tokens: prompt.tokens, ms: performance.now() - begun }
}

async function measuredSteps(
  { session, stop }: { session: NativeSession; stop: NativeStop },
  { threads, together, cells, allowedMs }: { threads: number; together: number; cells: number; allowedMs: number },
): Promise<Measures['steps'][number]> {
  const samples = Array.from(Array(together).keys())
  const timed = async (maxNewTokens: number): Promise<number[]> => {
    const moments: number[] = []
    await session.sample({ ...DRAWING, samples, seed: 1, maxNewTokens }, stop, (step) => {
      // What is written when some have ended tells of fewer.
      if (step.samples.length === together) moments.push(performance.now())
    })
    return moments.slice(1).map((moment, at) => moment - (moments[at] as number))
  }
  const few = await timed(FEWEST_STEPS)
  const wanted = Math.min(MOST_STEPS, Math.floor(allowedMs / Math.max(mean(few), 0.01)))
  const all = wanted > FEWEST_STEPS * 2 ? await timed(wanted) : few
  const written = all.length > 0 ? all : few
  return { threads, together, cells: cells + (together * written.length) / 2, ms: mean(written) }
}

const DRAWING = { temperature: 1, topP: 1, topK: 0, minP: 0, grammar: null } as const

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** What is in the picture takes no time of its own. */
function pattern(tokens: number): RgbImage {
  const sidePx = Math.round(Math.sqrt(tokens)) * 28
  return { rgb: new Uint8Array(sidePx * sidePx * 3).map((_, at) => (at * 31) % 256), widthPx: sidePx, heightPx: sidePx }
}

const prose = (words: number) => Array.from({ length: words }, (_, at) => ['street', 'hills', 'signs', 'light'][at % 4]).join(' ')
