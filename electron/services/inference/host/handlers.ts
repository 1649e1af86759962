// The engine process's side: one model in memory, so one call at a time.
import { convertCheckpoint } from '../../../../models/conversion/convert-checkpoint.ts'
import type { LoadedAddon } from '../../../../native/loader.ts'
import type { NativeStop } from '../../../../native/surface.ts'
import type { ChildHandlers } from '../../children/serve.ts'
import { addonQuantiser } from '../../models/addon-quantiser.ts'
import { asProblem } from '../engine-problems.ts'
import type { EngineProtocol } from '../engine-protocol.ts'
import { ask, compose } from './ask.ts'
import { describeEngine } from './describe-engine.ts'
import { compare, remember } from './drift.ts'
import { engineMemory } from './engine-memory.ts'
import { addonOfThisProcess } from './load-addon.ts'
import { ModelKeeper } from './loaded-model.ts'
import { locate } from './locate.ts'
import { measure } from './measure.ts'
import { score } from './score.ts'
import { computingThreads } from './threads.ts'

interface Tools {
  loaded: LoadedAddon
  keeper: ModelKeeper
  stop: NativeStop
}

export function engineHandlers(): ChildHandlers<EngineProtocol> {
  let keeper: ModelKeeper | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function withTools<Result>(signal: AbortSignal, work: (tools: Tools) => Promise<Result>): Promise<Result> {
    signal.throwIfAborted()
    const loaded = await addonOfThisProcess()
    keeper ??= new ModelKeeper(loaded)
    const stop = new loaded.addon.Stop()
    const onAbort = () => stop.stop()
    signal.addEventListener('abort', onAbort)
    try {
      signal.throwIfAborted()
      return await work({ loaded, keeper, stop })
    } catch (error) {
      throw asProblem(error)
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
  }

  function inTurn<Result>(signal: AbortSignal, work: (tools: Tools) => Promise<Result>): Promise<Result> {
    const turn = last.then(() => withTools(signal, work))
    // The next call waits for the end of this one, not for its success.
    last = turn.catch(() => {})
    return turn
  }

  return {
    describe: async () => describeEngine(await addonOfThisProcess(), computingThreads()),
    memory: async () => engineMemory(await addonOfThisProcess(), keeper?.cardBytes ?? 0),
    locate: (request, { signal, emit }) => inTurn(signal, (tools) => locate(request, { ...tools, emit })),
    score: (request, { signal }) => inTurn(signal, (tools) => score(request, tools)),
    ask: (request, { signal, emit }) => inTurn(signal, (tools) => ask(request, { ...tools, emit })),
    compose: (request, { signal, emit }) => inTurn(signal, (tools) => compose(request, { ...tools, emit })),
    measure: (request, { signal, emit }) => inTurn(signal, (tools) => measure(request, { ...tools, emit })),
    remember: (request, { signal, emit }) => inTurn(signal, (tools) => remember(request, { ...tools, emit })),
    compare: (request, { signal, emit }) => inTurn(signal, (tools) => compare(request, { ...tools, emit })),
    convert: (order, { signal, emit }) =>
      inTurn(signal, ({ loaded }) => {
        const quantiser = addonQuantiser(loaded.addon, computingThreads(), signal)
        const onProgress = (bytesDone: number, bytesTotal: number) => emit({ type: 'converting', bytesDone, bytesTotal })
        return convertCheckpoint({ ...order, quantiser, signal, onProgress })
      }),
    unload: (_nothing, { signal }) =>
      inTurn(signal, async (tools) => {
        tools.keeper.unload()
        return null
      }),
  }
}
