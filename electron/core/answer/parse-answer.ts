import type { Answer } from '../../contract/runs.ts'
import { type LabelledValue, labelledValues } from './fields.ts'
import { splitByTags, type TaggedText } from './tags.ts'
import { readName, shortened } from './value.ts'

export interface ParseOptions {
  /** The model was stopped (length, cancel, full context) rather than done: a value at the very end is then only a beginning. */
  cutShort?: boolean
}

interface AnswerPart {
  values: LabelledValue[]
  closed: boolean
  /** Where the part begins in the whole text. */
  at: number
  raw: string
}

/**
 * Reads a model's words as `<think>…</think><answer>country: X, city: Y</answer>`. What cannot be read is null and said in
 * `complaints`, in plain words. Never throws; linear in the text's length. The last complete answer counts.
 */
export function parseAnswer(text: string, options: ParseOptions = {}): Answer {
  const tagged = splitByTags(text)
  const complaints: string[] = []
  const part = chosenPart(text, tagged, complaints)
  const reasoning = reasoningOf(text, tagged, part, complaints)
  if (part === null) {
    complaints.push(text.trim() === '' ? 'The model wrote nothing.' : 'No country and no city could be found in the words.')
    return { reasoning, country: null, city: null, complaints }
  }
  const country = fieldOf('country', part, options, complaints)
  const city = withoutCountry(fieldOf('city', part, options, complaints), country)
  return { reasoning, country, city, complaints }
}

function chosenPart(text: string, tagged: TaggedText, complaints: string[]): AnswerPart | null {
  const parts = tagged.answers.map((block): AnswerPart => {
    const raw = text.slice(block.start, block.end)
    return { values: labelledValues(raw), closed: block.closed, at: block.start, raw }
  })
  const readable = parts.filter((part) => part.values.length > 0)
  const complete = readable.findLast((part) => part.closed)
  const chosen = complete ?? readable.at(-1)
  if (chosen !== undefined) {
    if (readable.length > 1)
      complaints.push(`The words hold ${readable.length} answers; the last ${complete ? 'complete ' : ''}one was read.`)
    if (!chosen.closed) complaints.push('The answer is not closed: the words may have been cut off.')
    return chosen
  }
  const unreadable = parts.findLast((part) => part.raw.trim() !== '')
  if (unreadable !== undefined)
    complaints.push(`The answer “${shortened(unreadable.raw.trim())}” does not say which part is the country and which the city.`)
  else if (parts.length > 0) complaints.push('The answer is empty.')
  return looseAnswer(text, tagged, complaints)
}

/** Without a readable `<answer>`: the last labelled country and city behind the thoughts, or anywhere. */
function looseAnswer(text: string, tagged: TaggedText, complaints: string[]): AnswerPart | null {
  for (const at of tagged.afterThoughts > 0 ? [tagged.afterThoughts, 0] : [0]) {
    const raw = text.slice(at)
    const values = labelledValues(raw, true)
    if (values.length === 0) continue
    const lastCountry = values.findLast((value) => value.what === 'country')
    const start = Math.min(lastCountry?.at ?? Number.POSITIVE_INFINITY, values.at(-1)?.at ?? 0)
    const bare = tagged.firstTagAt === text.length && text.slice(0, at + start).trim() === ''
    if (!bare) complaints.push('The answer is not marked as such; it was read from the words around it.')
    return { values: values.filter((value) => value.at >= start), closed: false, at: at + start, raw: raw.slice(start) }
  }
  return null
}

function reasoningOf(text: string, tagged: TaggedText, part: AnswerPart | null, complaints: string[]): string | null {
  const thoughts = tagged.thoughts.map((block) => text.slice(block.start, block.end).trim()).filter((thought) => thought !== '')
  if (thoughts.length > 0) {
    if (tagged.thoughtOpenedBefore)
      complaints.push('The reasoning has no marked beginning; everything before its marked end was taken for it.')
    else if (!tagged.thoughts.at(-1)?.closed) complaints.push('The reasoning has no marked end.')
    return thoughts.join('\n\n')
  }
  const before = text.slice(0, part === null ? tagged.firstTagAt : Math.min(part.at, tagged.firstTagAt)).trim()
  if (/[\p{L}\p{N}]/u.test(before)) {
    complaints.push('The reasoning is not marked as such; the words around the answer were taken for it.')
    return before
  }
  return null
}

function fieldOf(what: 'country' | 'city', part: AnswerPart, options: ParseOptions, complaints: string[]): string | null {
  const given = part.values.filter((value) => value.what === what)
  const last = given.at(-1)
  if (last === undefined) {
    complaints.push(part.closed ? `The answer names no ${what}.` : `The words end before a ${what} is named.`)
    return null
  }
  const runsOut = last.touchesEnd && !part.closed
  const read = readName(runsOut ? withoutHalfLabel(last.raw) : last.raw, what)
  if (read.complaint !== null) complaints.push(read.complaint)
  if (read.name === null) return null
  if (runsOut && options.cutShort === true && !/[\n,，;；]/u.test(last.raw.slice(last.raw.search(/[\p{L}\p{N}]/u)))) {
    complaints.push(`The words were cut off inside the ${what}: “${shortened(read.name)}” may be only its beginning, so it is not used.`)
    return null
  }
  const others = given.slice(0, -1).map((value) => readName(value.raw, what).name)
  if (others.some((name) => name !== null && name.toLowerCase() !== read.name?.toLowerCase()))
    complaints.push(`The answer names more than one ${what}; the last, “${shortened(read.name)}”, was read.`)
  return read.name
}

/** `Finland,  cit` → `Finland`: the next label was begun when the words ended. */
function withoutHalfLabel(raw: string): string {
  return raw.slice(0, 2000).replace(/[\s,，;；][\s*_"']{0,8}(?:c|ci|cit|city|co|cou|coun|count|countr|country)$/iu, '')
}

/** `Paris, France` where the country is France → `Paris`. */
function withoutCountry(city: string | null, country: string | null): string | null {
  if (city === null || country === null) return city
  const tail = /^(.*\S)\s?[,，]\s?([^,，]+)$/u.exec(city)
  return tail?.[1] !== undefined && tail[2]?.trim().toLowerCase() === country.toLowerCase() ? tail[1] : city
}
