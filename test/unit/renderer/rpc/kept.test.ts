import { describe, expect, it } from 'vitest'
import { keptIfSame, keptRows } from '../../../../renderer/rpc/kept.ts'

describe('what is read again', () => {
  it('is the old object where nothing in it changed', () => {
    const old = { cells: ['a', 'b'], basis: 'two clues' }
    expect(keptIfSame(old, structuredClone(old))).toBe(old)
    const read = { ...old, cells: ['a', 'c'] }
    expect(keptIfSame(old, read)).toBe(read)
    expect(keptIfSame(null, read)).toBe(read)
  })

  it('keeps each row that stayed as it was, and the list where all did', () => {
    const old = [
      { id: '1', standing: 'accepted' },
      { id: '2', standing: 'proposed' },
    ]
    expect(keptRows(old, structuredClone(old))).toBe(old)
    const read = keptRows(
      old,
      [old[0]!, { id: '2', standing: 'rejected' }].map((row) => ({ ...row })),
    )
    expect(read[0]).toBe(old[0])
    expect(read[1]).toEqual({ id: '2', standing: 'rejected' })
  })

  it('is another list where a row came, went or moved', () => {
    const old = [{ id: '1' }, { id: '2' }]
    expect(keptRows(old, [{ id: '1' }])).toEqual([{ id: '1' }])
    expect(keptRows(old, [{ id: '2' }, { id: '1' }])).toEqual([{ id: '2' }, { id: '1' }])
    expect(keptRows(old, [{ id: '1' }, { id: '2' }, { id: '3' }])).toHaveLength(3)
    expect(keptRows(null, old)).toEqual(old)
  })
})
