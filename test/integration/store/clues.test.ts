import { describe, expect, it } from 'vitest'
import { clue } from '../../../electron/contract/clues.ts'
import { lastReader, listClues, type NewClue, replaceClues, setClueStanding } from '../../../electron/services/store/clues.ts'
import { listLog } from '../../../electron/services/store/log.ts'
import { search } from '../../../electron/services/store/search.ts'
import { change, one } from '../../../electron/services/store/statements.ts'
import { inTransaction } from '../../../electron/services/store/transaction.ts'
import { caseWithPhoto, textClue } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

function photoToRead() {
  const library = openForTest()
  const { photoId } = caseWithPhoto(library)
  const read = (clues: NewClue[], source: 'text' | 'metadata' = 'text') =>
    replaceClues(library.write, { photoId, source, reader: 'ocr 1', clues }, library.stamp())
  return { library, photoId, read }
}

describe('clues', () => {
  it('come back as the contract describes them, in the order they were found', () => {
    const { library, photoId, read } = photoToRead()
    const gps: NewClue = {
      ...textClue('38.7, -9.1', 'gps'),
      supports: [
        { kind: 'place', placeId: null, name: 'Lisbon', countryCode: 'PT', at: { lat: 38.7, lon: -9.1 }, radiusKm: 0.1, share: 1 },
      ],
      inPosterior: false,
      where: null,
      text: null,
    }
    read([textClue('PASTELARIA'), textClue('Rua Augusta')])
    read([gps], 'metadata')
    const clues = listClues(library.read, { photoId })
    expect(clues.map(({ quote }) => quote)).toEqual(['38.7, -9.1', 'PASTELARIA', 'Rua Augusta'])
    for (const found of clues) expect(clue.strict().parse(found)).toEqual(found)
    expect(clues[0]).toMatchObject({ ...gps, standing: 'proposed', source: 'metadata' })
  })

  it('keep id and standing when they are found again, and lose what is not', () => {
    const { library, photoId, read } = photoToRead()
    const [taxi, bakery] = read([textClue('TAXI'), textClue('PASTELARIA')])
    setClueStanding(library.write, { clueId: bakery!.id, standing: 'rejected' }, library.stamp())
    const moved = { ...textClue('PASTELARIA'), where: null, reliability: 0.9 }
    const [again, fresh] = read([moved, textClue('BAR')])
    expect(again).toMatchObject({ id: bakery!.id, standing: 'rejected', reliability: 0.9, where: null })
    expect(fresh!.standing).toBe('proposed')
    expect(listClues(library.read, { photoId }).map(({ id }) => id)).not.toContain(taxi!.id)
  })

  it('tell the same words apart by their order', () => {
    const { library, read } = photoToRead()
    const [, second] = read([textClue('TAXI'), textClue('TAXI')])
    setClueStanding(library.write, { clueId: second!.id, standing: 'accepted' }, library.stamp())
    expect(read([textClue('TAXI'), textClue('TAXI')]).map(({ standing }) => standing)).toEqual(['proposed', 'accepted'])
  })

  it('are replaced one source at a time, and remember who read', () => {
    const { library, photoId, read } = photoToRead()
    expect(lastReader(library.read, { photoId, source: 'text' })).toBeNull()
    read([textClue('Nikon', 'camera')], 'metadata')
    read([])
    expect(lastReader(library.read, { photoId, source: 'text' })).toBe('ocr 1')
    expect(listClues(library.read, { photoId }).map(({ quote }) => quote)).toEqual(['Nikon'])
  })

  it('make their text lines searchable for as long as they stand', () => {
    const { library, photoId, read } = photoToRead()
    read([textClue('Confeitaria Nacional')])
    expect(search(library.read, { query: 'confeitaria', limit: 9 })).toMatchObject([{ kind: 'text', photoId }])
    read([textClue('Bar')])
    expect(search(library.read, { query: 'confeitaria', limit: 9 })).toEqual([])
  })

  it('write into the log what an analyst thinks of them', () => {
    const { library, read } = photoToRead()
    const [found] = read([textClue('TAXI')])
    setClueStanding(library.write, { clueId: found!.id, standing: 'doubted' }, library.stamp())
    expect(listLog(library.read, { limit: 1 })[0]).toMatchObject({
      actor: 'ana',
      action: 'clue-standing-set',
      details: { clue: found!.id, title: 'TAXI', from: 'proposed', to: 'doubted' },
    })
  })

  it('are reported as damage where their content cannot be ours', () => {
    const { library, photoId, read } = photoToRead()
    read([textClue('TAXI')])
    inTransaction(library.write, () => change(library.write, `UPDATE clues SET supports = '[{"kind":"moon"}]'`))
    expect(() => listClues(library.read, { photoId })).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'library-damaged' }) }),
    )
    expect(one(library.read, 'SELECT 1 AS fine')).toEqual({ fine: 1 })
  })
})
