import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemOf } from '../../../electron/core/problem.ts'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { createCase, listCases } from '../../../electron/services/store/cases.ts'
import { listClues, replaceClues } from '../../../electron/services/store/clues.ts'
import { listLog, verifyLog } from '../../../electron/services/store/log.ts'
import { addPhoto } from '../../../electron/services/store/photo-changes.ts'
import { listPhotos } from '../../../electron/services/store/photos.ts'
import { search } from '../../../electron/services/store/search.ts'
import { newPhoto, textClue } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const damagedProblem = expect.objectContaining({ problem: expect.objectContaining({ code: 'library-damaged' }) })

/** A flipped number may make a library look like another's, and an index that lost its row hides a photo. */
const SHOWN_AS = [
  'library-damaged',
  'library-foreign',
  'library-from-newer-version',
  'library-unreachable',
  'library-read-only',
  'not-in-library',
]

function closedLibrary(photos = 40) {
  const library = openForTest()
  const { id } = createCase(library.write, { title: 'Case' }, library.stamp())
  for (let i = 0; i < photos; i++) {
    const { photo } = addPhoto(library.write, newPhoto(id, `photo-${i}.jpg`), library.stamp())
    const clues = [textClue(`line ${i} ${'words '.repeat(20)}`)]
    replaceClues(library.write, { photoId: photo.id, source: 'text', reader: 'ocr 1', clues }, library.stamp())
  }
  library.close()
  return { folder: library.folder, file: join(library.folder, 'library.sqlite') }
}

function useEverything(folder: string): void {
  const library = openLibrary({ folder })
  try {
    for (const { id } of listCases(library.read)) {
      for (const { id: photoId } of listPhotos(library.read, { caseId: id })) listClues(library.read, { photoId })
      addPhoto(library.write, newPhoto(id, 'one more.jpg'), library.stamp())
    }
    search(library.read, { query: 'words', limit: 50 })
    listLog(library.read, { limit: 500 })
    verifyLog(library.read)
  } finally {
    library.close()
  }
}

describe('a damaged library', () => {
  it.each([
    ['no database at all', (file: string) => writeFileSync(file, 'This is a letter to my aunt. '.repeat(500))],
    ['a short scrap', (file: string) => writeFileSync(file, 'x')],
    ['nothing but zeros', (file: string) => writeFileSync(file, new Uint8Array(20_000))],
    ['cut in half', (file: string) => truncateSync(file, readFileSync(file).length / 2)],
    ['cut within a page', (file: string) => truncateSync(file, readFileSync(file).length - 1000)],
    ['without its header', (file: string) => writeFileSync(file, readFileSync(file).fill(7, 0, 100))],
    ['overwritten in the middle', (file: string) => writeFileSync(file, readFileSync(file).fill(0xa5, 8192, 65_536))],
  ])('that is %s is refused with a message, and kept as it is', (_, damage) => {
    const { folder, file } = closedLibrary()
    damage(file)
    const before = readFileSync(file)
    expect(() => openLibrary({ folder })).toThrow(damagedProblem)
    expect(readFileSync(file)).toEqual(before)
  })

  it('is recognised by a trigger whose text no longer fits the tables', () => {
    const { folder, file } = closedLibrary(1)
    const text = readFileSync(file, 'latin1')
    expect(text).toContain('NEW.perceptual_hash')
    writeFileSync(file, text.replaceAll('NEW.perceptual_hash', '+EW.perceptual_hash'), 'latin1')
    expect(() => useEverything(folder)).toThrow(damagedProblem)
  })

  it('never shows itself as anything but a problem with a remedy, wherever the bytes are wrong', () => {
    const { folder, file } = closedLibrary(20)
    const whole = readFileSync(file)
    let damageSeen = 0
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(whole.length - 64), bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        (scratches) => {
          const scratched = Buffer.from(whole)
          for (const { at, bytes } of scratches) scratched.set(bytes, at)
          writeFileSync(file, scratched)
          try {
            useEverything(folder)
          } catch (error) {
            const problem = problemOf(error)
            if (!problem) throw error
            expect(SHOWN_AS).toContain(problem.code)
            damageSeen++
          }
        },
      ),
      { numRuns: 60 },
    )
    expect(damageSeen).toBeGreaterThan(0)
  })
})
