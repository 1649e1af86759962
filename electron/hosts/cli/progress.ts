// What the command says on stderr while runs are under way.
import type { RunId } from '../../contract/ids.ts'
import type { RunEvent, RunStage } from '../../contract/runs.ts'
import { hasEnded } from '../../core/jobs/run-state.ts'

const STAGE_WORDS: Record<RunStage, string> = {
  'reading-photo': 'reading the photo',
  'reading-metadata': 'reading the metadata',
  'reading-text': 'reading text in the photo',
  'loading-model': 'loading the model',
  'encoding-photo': 'showing the photo to the model',
  'reading-prompt': 'reading the prompt',
  writing: 'writing answers',
  combining: 'combining the evidence',
}

interface Stream {
  write(text: string): unknown
  isTTY?: boolean
  columns?: number
}

interface RunProgress {
  fileName: string
  stage: RunStage | null
  samplesFinished: number
  samples: number
}

/** One line that keeps changing on a terminal; elsewhere a plain line for each stage and each finished sample. */
export class LocateProgress {
  readonly #stream: Stream
  readonly #runs = new Map<RunId, RunProgress>()
  #lineShown = false
  #ended = 0

  constructor(stream: Stream) {
    this.#stream = stream
  }

  /** A line that stays. */
  say(text: string): void {
    this.#clear()
    this.#stream.write(`${text}\n`)
  }

  follow(runId: RunId, fileName: string, samples: number): void {
    this.#runs.set(runId, { fileName, stage: null, samplesFinished: 0, samples })
  }

  hear(event: RunEvent): void {
    const id = event.type === 'run-changed' ? event.run.id : event.runId
    const run = this.#runs.get(id)
    if (!run) return
    if (event.type === 'run-progressed') {
      const message = event.message || STAGE_WORDS[event.stage]
      const percent = event.fraction === null ? '' : ` ${Math.round(event.fraction * 100)} %`
      if (event.stage !== run.stage && !this.#stream.isTTY) this.say(`${run.fileName}: ${STAGE_WORDS[event.stage]}`)
      run.stage = event.stage
      this.#show(`${run.fileName}: ${message}${event.stage === 'writing' ? '' : percent}${this.#count(run)}`)
    } else if (event.type === 'sample-finished') {
      run.samplesFinished++
      if (this.#stream.isTTY) this.#show(`${run.fileName}: ${STAGE_WORDS.writing}${this.#count(run)}`)
      else this.say(`${run.fileName}: answer ${run.samplesFinished} of ${run.samples}`)
    } else if (event.type === 'run-changed' && hasEnded(event.run.state)) {
      this.#ended++
      this.#runs.delete(id)
      this.say(`${run.fileName}: ${event.run.problem?.message ?? event.run.state}`)
    }
  }

  end(): void {
    this.#clear()
  }

  #count(run: RunProgress): string {
    const answers = run.samplesFinished > 0 ? ` · ${run.samplesFinished} of ${run.samples} answers` : ''
    const total = this.#runs.size + this.#ended
    return total > 1 ? `${answers} · photo ${this.#ended + 1} of ${total}` : answers
  }

  #show(text: string): void {
    if (!this.#stream.isTTY) return
    this.#stream.write(`\r\x1b[2K${text.slice(0, (this.#stream.columns ?? 100) - 1)}`)
    this.#lineShown = true
  }

  #clear(): void {
    if (this.#lineShown) this.#stream.write('\r\x1b[2K')
    this.#lineShown = false
  }
}
