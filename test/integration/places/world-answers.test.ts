// Answers of the synthetic world, as its own composer words them and a model is trained to give them.
import { beforeAll, describe, expect, it } from 'vitest'
import { parseAnswer } from '../../../electron/core/answer/parse-answer.ts'
import { distanceKm } from '../../../electron/core/geography/distance.ts'
import { resolveAnswer } from '../../../electron/core/places/resolve-answer.ts'
import type { Places } from '../../../electron/services/places/places.ts'
import answers from '../../fixtures/training/world-answers.json' with { type: 'json' }
import { realPlaces } from './gazetteer.ts'

let places: Places
beforeAll(() => {
  places = realPlaces()
})

describe.each(answers)('$id', ({ text, reasoning, country, city, lat, lon }) => {
  it('is read without complaint', () => {
    expect(parseAnswer(text)).toEqual({ reasoning, country, city, complaints: [] })
  })

  it('is the place that the photo shows', () => {
    const { readings, unresolved } = resolveAnswer(parseAnswer(text), places)
    expect(unresolved).toBeNull()
    const [likeliest] = readings.toSorted((a, b) => b.share - a.share)
    if (likeliest?.kind !== 'place') throw new Error(`${city} was not found in ${country}`)
    expect(distanceKm(likeliest.place, { lat, lon })).toBeLessThan(10)
  })

  it('cut off within the city, still has its country', () => {
    const cut = text.slice(0, text.indexOf('city: ') + 8)
    expect(parseAnswer(cut, { cutShort: true })).toMatchObject({ reasoning, country, city: null })
  })
})
