import { parseAnswer } from './parse-answer.ts'

/** What a sample has said up to now, for showing while it is being written. */
export interface WordsSoFar {
  stage: 'waiting' | 'reasoning' | 'answering' | 'done'
  reasoning: string
  /** Set as soon as their line is complete. */
  country: string | null
  city: string | null
}

/** A tag that is still being written must not flash up as text. */
const HALF_TAG = /[<＜]\s{0,3}\/?\s{0,3}[a-z]{0,8}$/iu

/** The incremental view of a growing text; linear in its length, so once a frame is cheap for an answer of some thousand characters. */
export function wordsSoFar(text: string): WordsSoFar {
  const shown = text.slice(0, -16) + text.slice(-16).replace(HALF_TAG, '')
  const lower = shown.slice(-200_000).toLowerCase()
  const opened = lower.lastIndexOf('<answer>')
  const answer = parseAnswer(shown, { cutShort: true })
  const stage = shown.trim() === '' ? 'waiting' : opened < 0 ? 'reasoning' : lower.indexOf('</answer>', opened) >= 0 ? 'done' : 'answering'
  return {
    stage,
    reasoning: answer.reasoning ?? '',
    country: stage === 'reasoning' ? null : answer.country,
    city: stage === 'reasoning' ? null : answer.city,
  }
}
