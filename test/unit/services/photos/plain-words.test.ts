import { describe, expect, it } from 'vitest'
import { describeMetadata } from '../../../../electron/services/photos/metadata/describe-metadata.ts'
import { plainText } from '../../../../electron/services/photos/metadata/plain-text.ts'
import { plainValue } from '../../../../electron/services/photos/metadata/plain-value.ts'

describe('text from a file', () => {
  it('loses control, hidden and direction-changing characters, and keeps HTML as plain text', () => {
    expect(plainText('a\u0000b\u001b[31m\u202Egpj.exe\u2066 \u200b<b onclick="x()">c</b>\r\nd')).toBe(
      'a b [31mgpj.exe <b onclick="x()">c</b> d',
    )
  })
  it('keeps the joiners that Persian and Indic spelling need', () => {
    expect(plainText('می\u200cخواهم')).toBe('می\u200cخواهم')
  })
  it('is cut where it is absurdly long, and says how long it was', () => {
    const cut = plainText('x'.repeat(100_000))
    expect(cut.length).toBeLessThan(2100)
    expect(cut).toMatch(/… \(100000 characters in all\)$/)
  })
})

describe('values of any shape', () => {
  it.each<[unknown, string | null]>([
    [1 / 3, '0.33333333'],
    [Number.NaN, 'not a number'],
    [[51, 30, 32.3], '51, 30, 32.3'],
    [{ lang: 'x-default', value: 'A caption' }, 'A caption'],
    [{ City: 'Lyon', deep: { er: 1 } }, 'City: Lyon, deep: er: 1'],
    [Buffer.from('0231'), '0231'],
    [Buffer.from([0, 1, 2, 255]), '4 bytes of data'],
    [Buffer.from('ASCII\0\0\0hello\0\0'), 'hello'],
    [Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from('Žižkov', 'utf16le')]), 'Žižkov'],
    [new Date(Number.NaN), 'not a date'],
    ['', null],
    [undefined, null],
  ])('%j', (value, words) => {
    expect(plainValue(value)).toBe(words)
  })
  it('a list without end and a nest without bottom stay short', () => {
    expect(plainValue(Array.from({ length: 10_000 }, (_, i) => i))).toMatch(/39 … and 9960 more$/)
    let nest: unknown = 'bottom'
    for (let i = 0; i < 1000; i++) nest = [nest]
    expect(plainValue(nest)).toBe('…')
  })
})

describe('the description of a file', () => {
  it('names camera, software and fields in plain words', () => {
    const described = describeMetadata({
      groups: {
        ifd0: { Make: 'NIKON CORPORATION', Model: 'NIKON D90', Software: 'Ver.1.00' },
        photoshop: { City: 'Lyon' },
        exif: { SubjectDistanceRange: 2 },
        constructor: { a: 'b' },
      },
      complaints: [],
    })
    expect(described).toMatchObject({ camera: 'NIKON D90', software: 'Ver.1.00', gps: null })
    expect(described.fields).toContainEqual({ group: 'Description (XMP)', groupTag: 'photoshop', name: 'City', tag: 'City', value: 'Lyon' })
    expect(described.fields).toContainEqual({
      ...{ group: 'Shot (EXIF)', groupTag: 'exif', name: 'Subject Distance Range', tag: 'SubjectDistanceRange', value: '2' },
    })
    expect(described.fields).toContainEqual({ group: 'Other (constructor)', groupTag: 'constructor', name: 'A', tag: 'a', value: 'b' })
  })
  it('lists no more fields than one can look through', () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`Tag${i}`, i]))
    const { fields, complaints } = describeMetadata({ groups: { exif: many }, complaints: [] })
    expect(fields).toHaveLength(500)
    expect(complaints).toEqual(['The file holds 2500 more fields than are listed.'])
  })
})
