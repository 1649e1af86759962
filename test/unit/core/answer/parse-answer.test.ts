import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer as answerSchema } from '../../../../electron/contract/runs.ts'
import { parseAnswer } from '../../../../electron/core/answer/parse-answer.ts'

const read = (text: string, cutShort = false) => {
  const { country, city } = parseAnswer(text, { cutShort })
  return [country, city]
}

describe('a well-formed answer', () => {
  it('is read without complaint on two lines', () => {
    expect(parseAnswer('<think>Trams and granite.</think><answer>country: Finland\ncity: Helsinki</answer>')).toEqual({
      reasoning: 'Trams and granite.',
      country: 'Finland',
      city: 'Helsinki',
      complaints: [],
    })
  })
  it('is read on one line, as GLOBE sometimes writes it', () => {
    expect(parseAnswer('<think>Snow.</think>\n<answer>country: Finland,  city: Helsinki</answer>').complaints).toEqual([])
    expect(read('<answer>country: Finland,  city: Helsinki</answer>')).toEqual(['Finland', 'Helsinki'])
    expect(read('<answer>country: Finland city: Helsinki</answer>')).toEqual(['Finland', 'Helsinki'])
  })
  it('may be the two bare lines of the direct mode', () => {
    expect(parseAnswer('country: Portugal\ncity: Lisbon')).toEqual({ reasoning: null, country: 'Portugal', city: 'Lisbon', complaints: [] })
  })
})

describe('loose forms', () => {
  it.each([
    ['<THINK>x</THINK><Answer>COUNTRY: Japan\nCITY: Kyoto</Answer>', 'Japan', 'Kyoto'],
    ['**Country:** Portugal\n**City:** Porto', 'Portugal', 'Porto'],
    ['- Country: Portugal\n- City: Porto', 'Portugal', 'Porto'],
    ['1. Country: Portugal\n2. City: Porto.', 'Portugal', 'Porto'],
    ['<answer>{"country": "Finland", "city": "Helsinki"}</answer>', 'Finland', 'Helsinki'],
    ["<answer>{'country': 'Finland', 'city': 'Helsinki'}</answer>", 'Finland', 'Helsinki'],
    ['<answer>country：日本\ncity：京都</answer>', '日本', '京都'],
    ['<answer>country: “France”\ncity: “Paris”</answer>', 'France', 'Paris'],
    ['<answer>Country:\nFinland\nCity:\nHelsinki</answer>', 'Finland', 'Helsinki'],
    ['<answer>country: France\ncity: Paris, France</answer>', 'France', 'Paris'],
    ['<answer>country: United States\ncity: Washington, D.C.</answer>', 'United States', 'Washington, D.C.'],
    ["<answer>country: Netherlands\ncity: 's-Hertogenbosch</answer>", 'Netherlands', "'s-Hertogenbosch"],
    ['<answer>country: Finland\ncity: Helsinki (most likely)</answer>', 'Finland', 'Helsinki'],
    ['<answer>country: Finland\ncity: Helsinki. The trams say so.</answer>', 'Finland', 'Helsinki'],
    ['<answer>country: Russia\ncity: St. Petersburg</answer>', 'Russia', 'St. Petersburg'],
    ['<answer>country: Guinea-Bissau\ncity: Bissau</answer> I hope this helps!', 'Guinea-Bissau', 'Bissau'],
    ['< answer >country = Peru; city = Cusco< / answer >', 'Peru', 'Cusco'],
  ])('%s', (text, country, city) => {
    expect(read(text)).toEqual([country, city])
  })
})

describe('missing and mismatched tags', () => {
  it('takes everything before a lone </think> for the reasoning', () => {
    const answer = parseAnswer('Red roofs.</think><answer>country: Portugal\ncity: Porto</answer>')
    expect(answer.reasoning).toBe('Red roofs.')
    expect(answer.complaints).toHaveLength(1)
  })
  it('reads the lines behind the thought when <answer> is missing', () => {
    const answer = parseAnswer('<think>Maybe the country: no.</think>\nCountry: Portugal\nCity: Porto')
    expect([answer.country, answer.city]).toEqual(['Portugal', 'Porto'])
    expect(answer.complaints.join()).toContain('The answer is not marked as such')
  })
  it('survives a thought that is never closed', () => {
    const answer = parseAnswer('<think>Red roofs <answer>country: Portugal\ncity: Porto</answer>')
    expect(answer).toMatchObject({ reasoning: 'Red roofs', country: 'Portugal', city: 'Porto' })
    expect(answer.complaints).toHaveLength(1)
  })
  it('survives <answer> closed by </think>', () => {
    expect(read('<think>a</think><answer>country: Peru\ncity: Cusco</think>')).toEqual(['Peru', 'Cusco'])
  })
  it('reads the last complete of several answers', () => {
    const answer = parseAnswer(
      '<answer>country: Spain\ncity: Vigo</answer><answer>country: Portugal\ncity: Porto</answer><answer>country: Fra',
    )
    expect([answer.country, answer.city]).toEqual(['Portugal', 'Porto'])
    expect(answer.complaints.join()).toContain('answers')
  })
})

describe('truncation', () => {
  it('drops a label cut in the middle, on its own line or the same', () => {
    expect(read('<answer>country: Finland\ncit', true)).toEqual(['Finland', null])
    expect(read('<answer>country: Finland,  cit', true)).toEqual(['Finland', null])
  })
  it('says that the answer was not closed', () => {
    expect(parseAnswer('<answer>country: Finland\ncity: Helsinki').complaints.join()).toContain('not closed')
  })
  it('does not use a name that was cut off', () => {
    const answer = parseAnswer('<think>a</think><answer>country: United States\ncity: San', { cutShort: true })
    expect([answer.country, answer.city]).toEqual(['United States', null])
    expect(answer.complaints.join()).toContain('San')
  })
  it('keeps the reasoning when nothing else was reached', () => {
    const answer = parseAnswer('<think>The signage is Portug', { cutShort: true })
    expect(answer.reasoning).toBe('The signage is Portug')
    expect(answer.complaints.length).toBeGreaterThan(0)
  })
})

describe('answers that say nothing', () => {
  it.each(['Unknown', 'N/A', 'unknown.', 'None', 'Cannot be determined', 'Not sure', '?', '-', '"Unknown"', 'unclear (no signs)', '12345'])(
    'city: %s',
    (city) => {
      const answer = parseAnswer(`<think>a</think><answer>country: Peru\ncity: ${city}</answer>`)
      expect(answer.country).toBe('Peru')
      expect(answer.city).toBeNull()
      expect(answer.complaints).toHaveLength(1)
    },
  )
  it('keeps real places whose names begin alike', () => {
    expect(read('<answer>country: Thailand\ncity: Nan</answer>')).toEqual(['Thailand', 'Nan'])
    expect(read('<answer>country: Brazil\ncity: Natal</answer>')).toEqual(['Brazil', 'Natal'])
  })
  it('complains about garbage and about nothing', () => {
    expect(parseAnswer('')).toEqual({ reasoning: null, country: null, city: null, complaints: ['The model wrote nothing.'] })
    expect(parseAnswer('\u0000\uFFFD zq#kk ‡‡ city country <<think').complaints.length).toBeGreaterThan(0)
    expect(parseAnswer('<answer>Helsinki, Finland</answer>').complaints.join()).toContain('Helsinki, Finland')
  })
})

const hostilePiece = fc.constantFrom(
  '<think>',
  '</think>',
  '<answer>',
  '</answer>',
  '<',
  '</',
  '< / answer',
  'country:',
  'city:',
  'cit',
  'country',
  ' ',
  '\n',
  '"',
  '**',
  '(',
  '[',
  '：',
  'Unknown',
  'Porto',
  '\u0000',
  '\uD800',
  '-',
) // prettier-ignore

describe('for every text', () => {
  it('never throws, and what is read has the shape of the contract', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(hostilePiece, { maxLength: 60 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const answer = parseAnswer(text)
          expect(answerSchema.parse(answer)).toEqual(answer)
          if (answer.country === null || answer.city === null) expect(answer.complaints.length).toBeGreaterThan(0)
          for (const name of [answer.country, answer.city]) if (name !== null) expect(name).toMatch(/\p{L}/u)
        },
      ),
      { numRuns: 500 },
    )
  })
  it('gives back the names that a well-formed answer holds', () => {
    const name = fc
      .stringMatching(/^[A-Z][a-zà-ü]{3,12}( [A-Z][a-z]{4,9})?$/)
      .filter((word) => !/^(No|Un|Can|Nu|Cit|Coun|Imp|Ind)/.test(word))
    fc.assert(
      fc.property(name, name, fc.constantFrom('\n', ', ', ',  ', ' ; '), (country, city, between) => {
        expect(parseAnswer(`<think>a</think><answer>country: ${country}${between}city: ${city}</answer>`)).toEqual({
          reasoning: 'a',
          country,
          city,
          complaints: [],
        })
      }),
    )
  })
  it('cut at any point, never names another place than the whole', () => {
    const whole = '<think>Granite.</think><answer>country: Finland, city: Helsinki</answer>'
    for (let length = 0; length < whole.length; length++) {
      const answer = parseAnswer(whole.slice(0, length), { cutShort: true })
      expect(['Finland', null]).toContain(answer.country)
      expect(['Helsinki', null]).toContain(answer.city)
    }
  })
  it('grows with the length of hostile text, not with its square', () => {
    // 300,000 characters of each: quadratic work would run into the test's time limit by orders of magnitude.
    for (const piece of ['<', ' ', '< ', 'country:', 'country: a\n', 'city', '**', '((((', '<answer>', '<think>', 'country: "', '. A', '-'])
      expect(() => parseAnswer(piece.repeat(300_000 / piece.length))).not.toThrow()
  })
})
