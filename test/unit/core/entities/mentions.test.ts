import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentionsIn } from '../../../../electron/core/entities/mentions.ts'
import type { Stance } from '../../../../electron/core/entities/stance.ts'

const named = (text: string, stance: Stance = 'claimed') =>
  mentionsIn(text)
    .mentions.filter((mention) => mention.stance === stance)
    .map(({ description }) => description)
const heads = (text: string) => mentionsIn(text).mentions.map(({ kind, head }) => `${kind}: ${head}`)

describe('what a reasoning names', () => {
  it('finds things with the adjectives before them, the longest name first', () => {
    expect(named('A narrow cobblestone street with two red and white trams, half-timbered houses and a church tower.')).toEqual([
      'narrow cobblestone street',
      'red and white trams',
      'half-timbered houses',
      'church tower',
    ])
  })

  it('counts plurals and other words for a thing under one head', () => {
    expect(heads('Streetcars pass lorries.')).toEqual(['vehicle: tram', 'vehicle: truck'])
    expect(heads('A tram passes a truck.')).toEqual(['vehicle: tram', 'vehicle: truck'])
    expect(heads('Churches, cacti, women, buses and utility poles.')).toEqual([
      'worship: church',
      'vegetation: cactus',
      'people: person',
      'vehicle: bus',
      'street-furniture: utility pole',
    ])
  })

  it('finds quoted text, text in capitals behind “reads”, scripts and named landmarks', () => {
    expect(
      heads('The sign reads "Rua Augusta" and «Выход», a board says HOTEL EUROPA, all near the Charles Bridge and Mount Fuji.'),
    ).toEqual([
      'sign: sign',
      'quoted: Rua Augusta',
      'quoted: Выход',
      'quoted: HOTEL EUROPA',
      'landmark: Charles Bridge',
      'landmark: Mount Fuji',
    ])
    expect(heads('Street signs are written in Cyrillic script.')).toEqual(['sign: road sign', 'writing: Cyrillic script'])
  })

  it('takes no apostrophe for a quotation and no capital at a sentence’s start for a name', () => {
    expect(heads("It's the door of the shop's owner and the dog's bowl.")).toEqual([
      'building-part: door',
      'architecture: shop',
      'object: bowl',
    ])
    expect(heads('The Bridge is old. Old bridges and Charles Bridge.')).toEqual([
      'landmark: bridge',
      'landmark: bridge',
      'landmark: Charles Bridge',
    ])
  })

  it.each([
    'The style, layout and scale of the place match what one finds in small towns; the main challenge is to pin down the exact spot.',
    'There is a mix of old and new, a blend of cultures, and a strong hint of British influence in the design.',
    'On balance I weigh these pieces of evidence and settle on the most likely option, with a high level of confidence.',
    'The lighting is clear and the weather is mild, so summer or spring fits best.',
    'The country is on the right side of the shortlist; Turkey and Chile are the closest match.',
    'It is a classic view, a must on any tour, and reading the clues in order makes the case.',
    'The colors, the state of the paint and the number of lines point the same way.',
    'The last step is to rule out the capital: the region has the right kind of relief, and a fork in the argument does not change that.',
    'The camera was held low, the shot is blurred, and the frame, the film grain and the date stamp add to the picture.',
  ])('takes no words of an argument for things: %s', (text) => {
    expect(named(text)).toEqual([])
  })

  it('tells things of WordNet by name, under the head that the hand-written terms give them', () => {
    expect(heads('A colonnade, a gazebo, ospreys over a tarn, lorries, a rickshaw, daffodils and a vending machine.')).toEqual([
      'building-part: column',
      'architecture: pavilion',
      'animal: osprey',
      'water: tarn',
      'vehicle: truck',
      'vehicle: rickshaw',
      'vegetation: daffodil',
      'object: vending machine',
    ])
  })

  it('says where each stands in the text', () => {
    const text = 'Behind the “CAFÉ” grow tall palm trees.'
    for (const { start, end, description } of mentionsIn(text).mentions) expect(text.slice(start, end)).toBe(description)
  })
})

describe('what is named and not claimed', () => {
  it.each([
    ['There are no palm trees, mountains or beaches.', ['palm trees', 'mountains', 'beaches']],
    ['I do not see any utility poles here.', ['utility poles']],
    ["There aren't any bollards.", ['bollards']],
    ['The street is without road markings or a curb.', ['road markings', 'curb']],
    ['Palm trees are absent.', ['Palm trees']],
    ['Mountains are not visible and vineyards cannot be seen.', ['Mountains', 'vineyards']],
    ['The absence of snow is telling.', ['snow']],
    ['Cars rather than trams fill the street.', ['trams', 'street']],
  ])('denied: %s', (text, denied) => {
    expect(named(text, 'negated')).toEqual(denied)
  })

  it.each([
    ['In Norway I would expect wooden houses.', ['wooden houses']],
    ['It could be a mosque.', ['mosque']],
    ['Perhaps a castle stands behind.', ['castle']],
    ['This is typical of cities with trams.', ['trams']],
    ['If there were palm trees, the south would fit.', ['palm trees']],
  ])('imagined: %s', (text, imagined) => {
    expect(named(text, 'hypothetical')).toEqual(imagined)
    expect(named(text)).toEqual([])
  })

  it('ends where a new statement begins', () => {
    expect(named('There are no palm trees, a yellow bus waits.')).toEqual(['yellow bus'])
    expect(named('No mountains, but the river is wide.')).toEqual(['river'])
    expect(named('It could be a church. The bridge is old.')).toEqual(['bridge'])
  })

  it('is not taken in by words that only look like denial', () => {
    expect(named('Not only trams but also buses, no doubt near a church.')).toEqual(['trams', 'buses', 'church'])
    expect(named('The tram can be seen in May.')).toEqual(['tram'])
    expect(named('A notice says “No dogs, don’t feed the pigeons” beside the fountain.')).toContain('fountain')
  })
})

describe('any text', () => {
  it('has no word in two mentions', () => {
    expect(named('A tram, an old tram old tram.')).toEqual(['tram', 'old tram', 'old tram'])
  })

  it('never throws, never overlaps, and stays inside the text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('no ', 'tram ', '"', '“', '”', '. ', 'palm trees', 'Mount ', 'would ', "'", '\n', 'reads '),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        let last = 0
        for (const { start, end } of mentionsIn(text).mentions) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  const PIECES = [
    '"',
    '“a',
    "'a",
    'no ',
    'street ',
    'palm ',
    'double ',
    'Mount Mount ',
    'red red red tram ',
    'is missing ',
    'reads A ',
    "a'b",
    '((( ',
  ]

  it.each(PIECES)('takes steps in proportion to its length: %j again and again', (piece) => {
    const stepsFor = (characters: number) => mentionsIn(piece.repeat(Math.ceil(characters / piece.length))).steps
    const [half, whole] = [stepsFor(30_000), stepsFor(60_000)]
    expect(whole).toBeLessThanOrEqual(half * 2.01 + 100)
  })

  it('takes no more than four steps a character for a megabyte of everything that is hard', () => {
    const text = PIECES.join('').repeat(Math.ceil(1_000_000 / PIECES.join('').length))
    expect(mentionsIn(text).steps).toBeLessThan(4 * text.length)
  }, 60_000)
})
