import { describe, expect, it } from 'vitest'
import { entityKind } from '../../../../electron/contract/entities.ts'
import { agreementLevel, countAnswers, groupByAgreement } from '../../../../electron/core/entities/agreement.ts'
import { boxIn, polygonOnPhoto } from '../../../../electron/core/entities/box-on-photo.ts'
import { groundingPrecision } from '../../../../electron/core/entities/grounding-precision.ts'
import { LEXICON_SIZE, termOfHead } from '../../../../electron/core/entities/lexicon.ts'
import { askedFor, namedEntities } from '../../../../electron/core/entities/merge-mentions.ts'
import { judge, oddsGain, shareOfYes } from '../../../../electron/core/entities/model-witness.ts'
import { type ReadLine, textFinding } from '../../../../electron/core/entities/text-witness.ts'
import lexicon from '../../../../resources/trainer/globe_trainer/lexicon/lexicon.json' with { type: 'json' }

describe('the lexicon', () => {
  it('knows several thousand things in the kinds of the contract', () => {
    expect(Object.keys(lexicon.terms).sort()).toEqual(entityKind.options.filter((kind) => kind !== 'quoted').sort())
    expect(Object.values(lexicon.terms).flat().length).toBeGreaterThan(5000)
    expect(LEXICON_SIZE).toBeGreaterThan(20_000)
  })

  it('knows what each thing is a kind of, without going round in circles', () => {
    for (const line of Object.values(lexicon.terms).flat()) {
      const above: string[] = []
      for (let head: string | null = line.split('|')[0]!; head; head = termOfHead(head)!.broader) {
        expect(above).not.toContain(head)
        above.push(head)
      }
    }
    expect(termOfHead('tram')!.broader).toBe('vehicle')
    expect(termOfHead('pine')!.broader).toBe('conifer')
  })
})

describe('the things that samples name', () => {
  const { entities } = namedEntities([
    { sample: 0, text: 'A red tram and a red tram on a street. The sign reads “Padaria”.' },
    { sample: 1, text: 'A Red tram; streets. No bus.' },
    { sample: 2, text: 'A yellow streetcar. The words “PADARIA” are on a sign.' },
  ])
  const byKey = new Map(entities.map((entity) => [entity.key, entity]))

  it('are one across samples, whatever they are called and however often', () => {
    expect(byKey.get('vehicle:tram')).toMatchObject({
      label: 'tram',
      samples: [0, 1, 2],
      descriptions: [
        { text: 'red tram', samples: [0, 1] },
        { text: 'yellow streetcar', samples: [2] },
      ],
    })
    expect(byKey.get('vehicle:tram')!.mentions).toHaveLength(4)
    expect(byKey.get('quoted:padaria')!.samples).toEqual([0, 2])
    expect(byKey.has('vehicle:bus')).toBe(false)
  })

  it('are asked for as most samples describe them', () => {
    expect(askedFor(byKey.get('vehicle:tram')!)).toBe('red tram')
    expect(askedFor(byKey.get('quoted:padaria')!)).toBe('the words “Padaria”')
    const divided = namedEntities([
      { sample: 0, text: 'A red tram.' },
      { sample: 1, text: 'A blue tram.' },
    ])
    expect(askedFor(divided.entities[0]!)).toBe('tram')
  })
})

describe('agreement', () => {
  it('is all, most, few or one', () => {
    expect([8, 5, 4, 2, 1].map((samples) => agreementLevel(samples, 8))).toEqual(['all', 'most', 'few', 'few', 'one'])
    expect(agreementLevel(1, 1)).toBe('one')
  })

  it('groups what is shared and leaves empty groups out', () => {
    const shared = [{ samples: [0] }, { samples: [0, 1, 2] }, { samples: [1] }]
    expect(groupByAgreement(shared, 3).map(({ level, shared: members }) => [level, members.length])).toEqual([
      ['all', 1],
      ['one', 2],
    ])
  })

  it('counts answers by country and city as they were resolved, no answer last', () => {
    const sample = (number: number, country: string | null, city: string | null, resolvedName: string | null) => ({
      ...{ number, resolvedName },
      answer: { reasoning: null, country, city, complaints: [] },
    })
    expect(
      countAnswers([
        sample(0, null, null, null),
        sample(1, 'UK', 'London', 'London, United Kingdom'),
        sample(2, 'France', 'Paris', 'Paris, France'),
        sample(3, 'England', 'Leeds', 'Leeds, United Kingdom'),
        sample(4, 'Atlantis', null, null),
      ]),
    ).toMatchObject([
      { country: 'United Kingdom', samples: [1, 3], cities: [{ city: 'London' }, { city: 'Leeds' }] },
      { country: 'France', samples: [2] },
      { country: 'Atlantis', samples: [4], cities: [{ city: null }] },
      { country: null, samples: [0] },
    ])
  })
})

describe('text against the lines that were read', () => {
  const polygon = [
    { x: 0.1, y: 0.1 },
    { x: 0.4, y: 0.1 },
    { x: 0.4, y: 0.2 },
    { x: 0.1, y: 0.2 },
  ]
  const lines: ReadLine[] = ['PADARlA LISBOA', 'Tel. 213 456', 'ul. Świętokrzyska'].map((text) => ({
    text,
    reader: 'ocr',
    confidence: 0.9,
    polygon,
  }))
  const of = (label: string, kind: 'quoted' | 'landmark' | 'vehicle' = 'quoted') => textFinding({ kind, label }, lines)

  it('is read where a line holds it, in spite of a misread letter, of accents and of lost spaces', () => {
    expect(of('Padaria Lisboa')).toMatchObject({
      status: 'grounded',
      reason: 'read-in-photo',
      region: polygon,
      line: { text: 'PADARlA LISBOA' },
    })
    expect(of('Padaria')).toMatchObject({ status: 'grounded' })
    expect(of('padarialisboa')).toMatchObject({ status: 'grounded' })
    expect(of('Swietokrzyska')).toMatchObject({ status: 'grounded' })
  })

  it('is partly read where half of it is there, and says nothing where it is not', () => {
    expect(of('Padaria Central')).toMatchObject({ status: 'doubtful', reason: 'partly-read' })
    expect(of('Farmacia Central')).toBeNull()
    expect(of('Lisboa Castle', 'landmark')).toBeNull()
    expect(of('tram', 'vehicle')).toBeNull()
    expect(textFinding({ kind: 'quoted', label: 'Padaria' }, [])).toBeNull()
  })
})

describe('the model as a witness', () => {
  const answer = (yes: number, no: number) => ({ yes: Math.log(yes), no: Math.log(no) })

  it('weighs yes against no, and with the photo against without it', () => {
    expect(shareOfYes(answer(0.6, 0.2))).toBeCloseTo(0.75)
    expect(oddsGain(answer(0.6, 0.2), answer(0.2, 0.6))).toBeCloseTo(9)
  })

  it.each([
    ['seen', answer(0.9, 0.05), answer(0.3, 0.6), 'grounded'],
    ['not-seen', answer(0.1, 0.8), answer(0.5, 0.4), 'unsupported'],
    ['hardly-seen', answer(0.5, 0.4), answer(0.1, 0.8), 'doubtful'],
    // It would have said yes without looking.
    ['seen-without-looking', answer(0.9, 0.05), answer(0.85, 0.06), 'doubtful'],
    ['no-plain-answer', answer(0.01, 0.001), answer(0.001, 0.01), 'doubtful'],
  ] as const)('%s', (reason, withPhoto, without, status) => {
    expect(judge('vehicle', withPhoto, without)).toEqual({ status, reason })
  })

  it('is not believed about letters that no reader found', () => {
    expect(judge('quoted', answer(0.9, 0.05), answer(0.3, 0.6))).toEqual({ status: 'doubtful', reason: 'seen-not-read' })
  })
})

describe('a box of the model', () => {
  const shown = { seen: { widthPx: 644, heightPx: 476 }, region: null, photo: { widthPx: 1600, heightPx: 1200 } }

  it('is read from its words and laid over the photo in fractions of it', () => {
    expect(boxIn('{"label": "x", "bbox_2d": [161, 119, 322,238]}')).toEqual([161, 119, 322, 238])
    expect(polygonOnPhoto([161, 119, 322, 238], shown)).toEqual([
      { x: 0.25, y: 0.25 },
      { x: 0.5, y: 0.25 },
      { x: 0.5, y: 0.5 },
      { x: 0.25, y: 0.5 },
    ])
  })

  it('of a turned view lies where the view lies', () => {
    // The right half of the photo, turned a quarter clockwise: what is seen at the top left is the photo’s bottom middle.
    const region = { centre: { x: 1200, y: 600 }, widthPx: 1200, heightPx: 800, rotationDegrees: 90 }
    const polygon = polygonOnPhoto([0, 0, 322, 238], { ...shown, region })!
    expect(polygon[0]).toEqual({ x: 0.5, y: 1 })
    expect(polygon[2]).toEqual({ x: 0.75, y: 0.5 })
  })

  it('with its corners swapped or beyond the edge is mended; one without extent, or over everything, is none', () => {
    expect(polygonOnPhoto([322, 238, 161, 9999], shown)).toEqual(polygonOnPhoto([161, 238, 322, 476], shown))
    expect(polygonOnPhoto([10, 10, 10, 90], shown)).toBeNull()
    expect(polygonOnPhoto([0, 0, 644, 476], shown)).toBeNull()
    expect(polygonOnPhoto([0, 0, 1, 1], { ...shown, seen: { widthPx: 0, heightPx: 476 } })).toBeNull()
    expect(boxIn('no box')).toBeNull()
  })
})

describe('the precision of a reasoning', () => {
  it('is the share of its entities that are visible: naming more than can be seen lowers it', () => {
    const visible = new Set(['tram', 'sign'])
    const of = (...names: string[]) => groundingPrecision(names, (name) => visible.has(name))
    expect(of('tram', 'sign')).toBe(1)
    expect(of('tram', 'sign', 'volcano', 'camel')).toBe(0.5)
    expect(of('tram', 'sign', 'volcano', 'camel', 'llama', 'yak')!).toBeLessThan(0.5)
    expect(of()).toBeNull()
  })
})
