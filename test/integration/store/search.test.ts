import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCase, renameCase } from '../../../electron/services/store/cases.ts'
import { addNote } from '../../../electron/services/store/notes.ts'
import { removePhoto } from '../../../electron/services/store/photo-changes.ts'
import { addSample } from '../../../electron/services/store/samples.ts'
import { fairShares, MOST_MATCHES, search, searchByKind } from '../../../electron/services/store/search.ts'
import { inTransaction } from '../../../electron/services/store/transaction.ts'
import { caseWithPhoto, newSample, runUnderWay } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const TITLE = 'Zürich 東京タワー กรุงเทพ दिल्ली Москва القاهرة'

function libraryWithTitle() {
  const library = openForTest()
  createCase(library.write, { title: TITLE }, library.stamp())
  return { library, find: (query: string) => search(library.read, { query, limit: 9 }).map(({ excerpt }) => excerpt) }
}

describe('search', () => {
  it.each([
    ['zurich', 'Zürich'],
    ['ZÜRICH', 'Zürich'],
    ['Zu\u0308rich', 'Zürich'],
    ['zur', 'Zürich'],
    ['東京', '東京'],
    ['京タ', '京タ'],
    ['กรุงเทพ', 'กรุงเทพ'],
    ['दिल्ली', 'दिल्ली'],
    ['москва', 'Москва'],
    ['القاهرة', 'القاهرة'],
  ])('finds %s', (query, marked) => {
    const { find } = libraryWithTitle()
    expect(find(query)).toEqual([TITLE.replace(marked, `\u2068${marked}\u2069`)])
  })

  it('asks for all the words, in any order, and for neighbours only within one word', () => {
    const { find } = libraryWithTitle()
    expect(find('москва zurich')).toHaveLength(1)
    expect(find('zurich lisbon')).toEqual([])
    expect(find('京東')).toEqual([])
  })

  it.each([
    '',
    ' ',
    '"',
    '*',
    '""',
    'OR',
    'NOT zurich',
    'zurich AND',
    'NEAR(zurich',
    'body:zurich',
    '^zurich*',
    "'; DROP TABLE cases",
    '\0',
    '(',
    '-',
  ])('takes %j as words to look for, nothing else', (query) => {
    const { find } = libraryWithTitle()
    expect(find(query).length).toBeLessThan(2)
    expect(find('zurich')).toHaveLength(1)
  })

  it('never fails, whatever is asked', () => {
    const { find } = libraryWithTitle()
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (query) => {
        expect(find(query).length).toBeLessThan(2)
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('"', '*', 'AND', 'OR', 'NOT', 'NEAR', '(', ')', ':', '^', '+', '-', 'zurich', '{', '}'))
          .map((parts) => parts.join(' ')),
        (query) => {
          expect(find(query).length).toBeLessThan(2)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('finds reasoning, places and notes with the case and photo they belong to, as many as asked for', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const runId = runUnderWay(library, photoId)
    addSample(library.write, newSample(runId, 0), library.stamp())
    addSample(library.write, newSample(runId, 1), library.stamp())
    addNote(library.write, { caseId, photoId: null, text: 'Trams? Ask Lisbon.' }, library.stamp())
    expect(
      search(library.read, { query: 'trams', limit: 9 })
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['note', 'reasoning', 'reasoning'])
    expect(search(library.read, { query: 'lisboa', limit: 9 })).toMatchObject([
      { kind: 'place', caseId, photoId, excerpt: 'Lisbon, Portugal · \u2068Lisboa\u2069, Portugal' },
      { kind: 'place' },
    ])
    expect(search(library.read, { query: 'trams', limit: 1 })).toHaveLength(1)
  })

  it('forgets the old title of a case', () => {
    const { library, find } = libraryWithTitle()
    const [hit] = search(library.read, { query: 'zurich', limit: 1 })
    renameCase(library.write, { caseId: hit!.caseId, title: 'Genève' }, library.stamp())
    expect(find('zurich')).toEqual([])
    expect(find('geneve')).toEqual(['\u2068Genève\u2069'])
  })

  it('shows of a long text what is around the match, and cannot be misled by marks within it', () => {
    const { library, find } = libraryWithTitle()
    const long = `${'before '.repeat(200)}\u2069needle\u2068 ${'after '.repeat(200)}`
    createCase(library.write, { title: long }, library.stamp())
    const [excerpt] = find('needle')
    expect(excerpt!.length).toBeLessThan(250)
    expect(excerpt!.match(/[\u2068\u2069]/g)).toEqual(['\u2068', '\u2069'])
  })

  it('keeps its index equal to the words it was made from', () => {
    const { library } = libraryWithTitle()
    const { photoId } = caseWithPhoto(library)
    const [hit] = search(library.read, { query: 'zurich', limit: 1 })
    renameCase(library.write, { caseId: hit!.caseId, title: 'Genève' }, library.stamp())
    removePhoto(library.write, { photoId }, library.stamp())
    const compare = () => library.write.exec(`INSERT INTO search_words_case (search_words_case, rank) VALUES ('integrity-check', 1)`)
    compare()
    library.write.exec(`UPDATE search_entries SET body = 'words that the index has not seen'`)
    expect(compare).toThrow('malformed')
  })

  it('groups what it finds by kind, counts so far as it looks, and gives every kind its share', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const notes = MOST_MATCHES + 5
    inTransaction(library.write, () => {
      for (let index = 0; index < notes; index++) addNote(library.write, { caseId, photoId, text: `harbour ${index}` }, library.stamp())
    })
    const groups = searchByKind(library.read, { query: 'harb', perKind: 2 })
    expect(groups.map(({ kind, count, more, hits }) => [kind, count, more, hits.length])).toEqual([
      ['case', 1, false, 1],
      ['photo', 1, false, 1],
      ['note', MOST_MATCHES, true, 2],
    ])
    expect(groups[2]!.hits[0]).toMatchObject({
      caseTitle: 'The harbour',
      fileName: 'harbour.jpg',
      excerpt: `\u2068harbour\u2069 ${notes - 1}`,
    })
    expect(search(library.read, { query: 'harb', limit: 4 }).map(({ kind }) => kind)).toEqual(['case', 'photo', 'note', 'note'])
  })

  it('shares out a limit: none gets more than it has, and nothing is left while somebody wants more', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 7 }), fc.nat(60), (available, limit) => {
        const shares = fairShares(available, limit)
        const sum = (list: readonly number[]) => list.reduce((total, count) => total + count, 0)
        expect(shares.every((share, index) => share <= available[index]!)).toBe(true)
        expect(sum(shares)).toBe(Math.min(limit, sum(available)))
      }),
    )
  })
})
