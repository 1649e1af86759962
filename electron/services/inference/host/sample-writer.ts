// Gathers what the addon writes, token by token, into finished samples.
import type { NativeModel, NativeSampleEnd, NativeStep } from '../../../../native/surface.ts'
import type { FinishedSample } from '../engine-protocol.ts'

const STOP_REASONS = {
  'end-of-generation': 'end-of-answer',
  length: 'length',
  'context-full': 'context-full',
} as const

interface Draft {
  text: string
  tokenIds: number[]
  tokenLogProbabilities: number[]
  /** A token may end in the middle of a character. */
  decoder: InstanceType<typeof TextDecoder>
}

export class SampleWriter {
  readonly #model: Pick<NativeModel, 'tokenBytes'>
  readonly #drafts = new Map<number, Draft>()

  constructor(model: Pick<NativeModel, 'tokenBytes'>) {
    this.#model = model
  }

  /** Takes one decoding step; `onText` gets what each token adds (which may be nothing yet). */
  take(step: NativeStep, onText: (sample: number, text: string) => void): void {
    step.samples.forEach((sample, at) => {
      const draft = this.#draft(sample)
      const token = step.tokens[at]!
      const text = draft.decoder.decode(this.#model.tokenBytes(token), { stream: true })
      draft.text += text
      draft.tokenIds.push(token)
      draft.tokenLogProbabilities.push(step.logProbabilities[at]!)
      onText(sample, text)
    })
  }

  finish(end: NativeSampleEnd, seed: number): FinishedSample {
    const { text, tokenIds, tokenLogProbabilities, decoder } = this.#draft(end.sample)
    this.#drafts.delete(end.sample)
    return {
      number: end.sample,
      seed,
      text: text + decoder.decode(),
      tokenIds,
      tokenLogProbabilities,
      stopReason: STOP_REASONS[end.reason],
    }
  }

  #draft(sample: number): Draft {
    let draft = this.#drafts.get(sample)
    if (!draft) {
      draft = { text: '', tokenIds: [], tokenLogProbabilities: [], decoder: new TextDecoder() }
      this.#drafts.set(sample, draft)
    }
    return draft
  }
}
