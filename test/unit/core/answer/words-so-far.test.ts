import { expect, it } from 'vitest'
import { wordsSoFar } from '../../../../electron/core/answer/words-so-far.ts'

const whole = '<think>Granite and trams.</think>\n<answer>country: Finland\ncity: Helsinki</answer>'

it('shows the reasoning as it grows, never a half-written tag', () => {
  let longest = 0
  for (let length = 0; length <= whole.length; length++) {
    const view = wordsSoFar(whole.slice(0, length))
    expect(view.reasoning).not.toMatch(/[<>]/)
    expect('Granite and trams.').toContain(view.reasoning)
    expect(view.reasoning.length).toBeGreaterThanOrEqual(longest)
    longest = view.reasoning.length
  }
})

it('names country and city once their lines stand', () => {
  expect(wordsSoFar('<think>Granite').stage).toBe('reasoning')
  expect(wordsSoFar(whole.slice(0, whole.indexOf('Hels') + 2))).toMatchObject({ stage: 'answering', country: 'Finland', city: null })
  expect(wordsSoFar(whole)).toMatchObject({ stage: 'done', country: 'Finland', city: 'Helsinki' })
  expect(wordsSoFar('')).toEqual({ stage: 'waiting', reasoning: '', country: null, city: null })
})
