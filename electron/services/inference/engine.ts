// The workbench's side of the engine process.
import type { ConvertedFiles } from '../../../models/conversion/convert-checkpoint.ts'
import type { ConversionOrder } from '../../../models/shipped/shipped-checkpoint.ts'
import { ChildCaller } from '../children/calls.ts'
import type { OpenChild } from '../children/line.ts'
import { problemOfEngineDeath } from './engine-death.ts'
import type {
  AskEvent,
  AskRequest,
  CompareRequest,
  Comparison,
  ComposeEvent,
  ComposeRequest,
  ConvertEvent,
  EngineMemory,
  EngineProtocol,
  LocateEvent,
  LocateRequest,
  LocateResult,
  LookEvent,
  MeasureEvent,
  MeasureRequest,
  Measures,
  RememberRequest,
  ScoreRequest,
  WrittenAnswer,
} from './engine-protocol.ts'

// The engine stops within one token; a large model on a slow machine takes most of this for one.
const CANCEL_GRACE_MS = 700

export interface InferenceEngine {
  /** The machine the engine found itself on. */
  describe(): Promise<EngineProtocol['describe']['result']>
  /** Memory that a model can have here, now. */
  memory(): Promise<EngineMemory>
  /**
   * Writes samples of one photo. Rejects with `ProblemError` for expected failures (`engine-died` among them) and with
   * the signal's reason when cancelled, within a second. Calls queue up: there is one model in memory.
   */
  locate(request: LocateRequest, options?: { signal?: AbortSignal; onEvent?: (event: LocateEvent) => void }): Promise<LocateResult>
  /** Natural-log probabilities of given continuations, token by token. */
  score(request: ScoreRequest, options?: { signal?: AbortSignal }): Promise<EngineProtocol['score']['result']>
  /** Asks many short questions about one photo; each answer is an event. Fails and is cancelled as `locate`. */
  ask(request: AskRequest, options?: { signal?: AbortSignal; onEvent?: (event: AskEvent) => void }): Promise<null>
  /** Has answers written that follow a grammar; each is an event. Fails and is cancelled as `locate`. */
  compose(request: ComposeRequest, options?: { signal?: AbortSignal; onEvent?: (event: ComposeEvent) => void }): Promise<null>
  /** Has the most probable answer written, and what the model finds probable along it kept in a file. Fails and is cancelled as `locate`. */
  remember(request: RememberRequest, options?: { signal?: AbortSignal; onEvent?: (event: LookEvent) => void }): Promise<WrittenAnswer>
  /** Holds a model against what another one said. Fails and is cancelled as `locate`. */
  compare(request: CompareRequest, options?: { signal?: AbortSignal; onEvent?: (event: LookEvent) => void }): Promise<Comparison>
  /** Writes a checkpoint as the two files of a model, through llama.cpp's quantiser. Cancelled, the next call goes on where it was. */
  convert(order: ConversionOrder, options?: { signal?: AbortSignal; onEvent?: (event: ConvertEvent) => void }): Promise<ConvertedFiles>
  /** Tries how fast a model is here. Fails and is cancelled as `locate`. */
  measure(request: MeasureRequest, options?: { signal?: AbortSignal; onEvent?: (event: MeasureEvent) => void }): Promise<Measures>
  /** Frees the model's memory; the next call loads it again. */
  unload(): Promise<void>
  /** Ends the process; what is under way is rejected. The next call starts a new one. */
  close(): void
  /** Process id while it lives; for tests and for the log. */
  readonly pid: number | undefined
}

/** The engine starts with the first call, and again with the first call after its death. */
export function createEngine({ openChild }: { openChild: OpenChild }): InferenceEngine {
  const caller = new ChildCaller<EngineProtocol>({
    open: () => openChild('engine'),
    problemOfDeath: problemOfEngineDeath,
    cancelGraceMs: CANCEL_GRACE_MS,
  })
  return {
    describe: () => caller.call('describe', null),
    memory: () => caller.call('memory', null),
    locate: (request, options) => caller.call('locate', request, options),
    score: (request, options) => caller.call('score', request, options),
    ask: (request, options) => caller.call('ask', request, options),
    compose: (request, options) => caller.call('compose', request, options),
    remember: (request, options) => caller.call('remember', request, options),
    compare: (request, options) => caller.call('compare', request, options),
    convert: (order, options) => caller.call('convert', order, options),
    measure: (request, options) => caller.call('measure', request, options),
    unload: async () => {
      await caller.call('unload', null)
    },
    close: () => caller.close(),
    get pid() {
      return caller.pid
    },
  }
}
