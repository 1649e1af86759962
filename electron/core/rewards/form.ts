import { parseAnswer } from '../answer/parse-answer.ts'

const FORM = /^[ \t\r\n]*<think>([\s\S]*?)<\/think>[ \t\r\n]*<answer>([\s\S]*?)<\/answer>[ \t\r\n]*$/
const TAG = /<\/?(?:think|answer)>/

/** 1 where the words have the form `<think>…</think><answer>…</answer>`, with a reasoning, a country and a city in it, else 0. */
export function formReward(text: string): 0 | 1 {
  const parts = FORM.exec(text)
  if (!parts || TAG.test(parts[1]!) || TAG.test(parts[2]!)) return 0
  const { reasoning, country, city } = parseAnswer(text)
  return reasoning !== null && country !== null && city !== null ? 1 : 0
}
