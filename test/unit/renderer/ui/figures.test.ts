import { expect, test } from 'vitest'
import { byteSizeText } from '../../../../renderer/ui/figures/byte-size.ts'
import { coordinatesText } from '../../../../renderer/ui/figures/coordinates.ts'
import { areaText, distanceText } from '../../../../renderer/ui/figures/distance.ts'
import { durationText, momentText } from '../../../../renderer/ui/figures/moment.ts'
import { probabilityText } from '../../../../renderer/ui/figures/probability.ts'

const plain = (text: string) => text.replaceAll('\u202f', ' ')

test.each([
  [0, '0 %'],
  [0.0001, '< 1 %'],
  [0.004, '< 1 %'],
  [0.624, '62 %'],
  [0.992, '> 99 %'],
  [1, '100 %'],
])('probability %d reads %s', (probability, text) => {
  expect(plain(probabilityText(probability))).toBe(text)
})

test.each([
  [0.001, '10 m'],
  [0.354, '350 m'],
  [4.23, '4.2 km'],
  [12.3, '12 km'],
  [1234, '1,200 km'],
])('distance %d km reads %s', (km, text) => {
  expect(distanceText(km)).toBe(text)
})

test.each([
  [0.4, '< 1 km²'],
  [12.34, '12 km²'],
  [18_432, '18,000 km²'],
  [1_234_567, '1.2 million km²'],
])('area %d km² reads %s', (km2, text) => {
  expect(areaText(km2)).toBe(text)
})

test.each([
  [850, '850 ms'],
  [4230, '4.2 s'],
  [185_000, '3 min 05 s'],
])('duration %d ms reads %s', (ms, text) => {
  expect(durationText(ms)).toBe(text)
})

test.each([
  [12, '12 B'],
  [3_400_000, '3.4 MB'],
  [999_999, '1.0 MB'],
])('%d bytes read %s', (bytes, text) => {
  expect(byteSizeText(bytes)).toBe(text)
})

test('coordinates name their hemispheres, and a wrapped longitude is brought back', () => {
  expect(coordinatesText({ lat: 38.7223, lon: -9.1393 })).toBe('38.7223° N, 9.1393° W')
  expect(coordinatesText({ lat: -18, lon: 181 }, 1)).toBe('18.0° S, 179.0° W')
})

test('a moment of today shows its time alone', () => {
  const now = new Date('2026-11-23T12:00:00')
  expect(momentText(new Date('2026-11-23T09:05:00').toISOString(), now)).toBe('09:05')
  expect(momentText(new Date('2026-11-20T09:05:00').toISOString(), now)).toContain('20 Nov 2026')
})
