import { describe, expect, it } from 'vitest'
import { isEverydayWord } from '../../../../electron/core/places/everyday-words.ts'
import { nameWindows } from '../../../../electron/core/places/name-windows.ts'

const quotes = (text: string) => [...nameWindows(text)].map((windows) => windows.map((window) => window.quote))

describe('nameWindows', () => {
  it('begins at capitals, the longest first, and stops at commas and lower-case words', () => {
    expect(quotes('Visit New York, now')).toEqual([['Visit New York', 'Visit New', 'Visit'], ['New York', 'New'], ['York']])
  })

  it('keeps small words inside a name', () => {
    expect(quotes('Rio de Janeiro')[0]).toEqual(['Rio de Janeiro', 'Rio'])
  })

  it('cuts scripts without spaces at every letter', () => {
    expect(quotes('東京駅')).toEqual([['東京駅', '東京'], ['京駅']])
  })

  it('gives offsets of the quote', () => {
    for (const window of [...nameWindows('Hotel\nKöln Süd')].flat()) {
      expect('Hotel\nKöln Süd'.slice(window.start, window.end)).toBe(window.quote)
    }
  })
})

it('knows the words of signs in several languages', () => {
  expect(['open', 'bar', 'sale', 'sortie', 'ausgang', 'выход', '出口'].every(isEverydayWord)).toBe(true)
  expect(['paris', 'koln', '東京'].some(isEverydayWord)).toBe(false)
})
