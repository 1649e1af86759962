import type { ModelId, RunId } from '../../contract/ids.ts'
import { answer, type Sample } from '../../contract/runs.ts'
import { ProblemError } from '../../core/problem.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { fromJson, toJson } from './json-column.ts'
import { floatsFromBytes, floatsToBytes, integersFromBytes, integersToBytes } from './number-blobs.ts'
import { getRun } from './runs.ts'
import { indexWords } from './search-index.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

export interface SampleTokens {
  number: number
  tokenIds: Int32Array
  /** Natural logarithms, single precision. */
  tokenLogProbabilities: Float32Array
}

export interface NewSample {
  runId: RunId
  sample: Sample
  tokenIds: ArrayLike<number>
  tokenLogProbabilities: ArrayLike<number>
}

/**
 * Keeps a finished sample, at once and whole: when this returns it is on the disk. A sample that was finished while
 * its run was being stopped is kept too.
 */
export function addSample(db: WriteConnection, input: NewSample, stamp: Stamp): void {
  const { runId, sample } = input
  inTransaction(db, () => {
    const run = getRun(db, runId)
    if (run.state === 'queued' || run.state === 'finished') throw notUnderWay(runId, run.state)
    change(
      db,
      `INSERT INTO samples (run_id, number, seed, text, tokens, log_probability, stop_reason, answer, resolved_name,
         token_ids, token_log_probabilities, finished_at)
       VALUES (:runId, :number, :seed, :text, :tokens, :logProbability, :stopReason, :answer, :resolvedName,
         :tokenIds, :tokenLogProbabilities, :now)`,
      {
        ...sample,
        runId,
        answer: toJson(sample.answer),
        tokenIds: integersToBytes(input.tokenIds),
        tokenLogProbabilities: floatsToBytes(input.tokenLogProbabilities),
        now: stamp.now.toISOString(),
      },
    )
    const { caseId, photoId } = run
    const origin = `run:${runId}`
    indexWords(db, { kind: 'reasoning', origin, caseId, photoId, words: sample.answer.reasoning ?? '' })
    indexWords(db, { kind: 'place', origin, caseId, photoId, words: placeWords(sample) })
  })
}

/** The place as written and, where the gazetteer knows it by another name, that one too. */
function placeWords({ answer: { city, country }, resolvedName }: Sample): string {
  return [[city, country].filter((name) => name !== null).join(', '), resolvedName ?? ''].filter((words) => words !== '').join(' · ')
}

/** By number. */
export function listSamples(db: ReadConnection, input: { runId: RunId }): Sample[] {
  const rows = many<Omit<Sample, 'answer'> & { answer: string }>(
    db,
    `SELECT number, seed, text, tokens, log_probability AS logProbability, stop_reason AS stopReason, answer, resolved_name AS resolvedName
     FROM samples WHERE run_id = :runId ORDER BY number`,
    input,
  )
  return rows.map((row) => ({ ...row, answer: fromJson(db, 'samples.answer', answer, row.answer) }))
}

/** The tokens of every finished sample, by number. */
export function listSampleTokens(db: ReadConnection, input: { runId: RunId }): SampleTokens[] {
  const rows = many<{ number: number; tokenIds: Uint8Array; tokenLogProbabilities: Uint8Array }>(
    db,
    `SELECT number, token_ids AS tokenIds, token_log_probabilities AS tokenLogProbabilities
     FROM samples WHERE run_id = :runId ORDER BY number`,
    input,
  )
  return rows.map((row) => ({
    number: row.number,
    tokenIds: integersFromBytes(row.tokenIds),
    tokenLogProbabilities: floatsFromBytes(row.tokenLogProbabilities),
  }))
}

function notUnderWay(runId: RunId, state: string): ProblemError {
  return new ProblemError({
    code: 'run-state-refused',
    message: `This run is ${state}; no sample can be added to it.`,
    remedy: 'Start a new run of the photo.',
    details: { run: runId, state },
  })
}

/** How long the answers of a model's latest finished runs were, on average; null where there is none. */
export function usualAnswerTokens(db: ReadConnection, { modelId }: { modelId: ModelId }): number | null {
  const row = one<{ tokens: number | null }>(
    db,
    `SELECT avg(samples.tokens) AS tokens
     FROM (SELECT id, settings FROM runs WHERE state = 'finished' ORDER BY number DESC LIMIT 500) AS latest
     JOIN samples ON samples.run_id = latest.id
     WHERE json_extract(latest.settings, '$.modelId') = :modelId`,
    { modelId },
  )
  return row?.tokens ? Math.ceil(row.tokens) : null
}
