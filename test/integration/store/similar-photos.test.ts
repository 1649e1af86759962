import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashDistance, isDistinctive, NEAR_BITS } from '../../../electron/core/photos/likeness.ts'
import { createCase } from '../../../electron/services/store/cases.ts'
import { addPhoto, removePhoto } from '../../../electron/services/store/photo-changes.ts'
import { hashesNear, lookAlikes, similarPhotos } from '../../../electron/services/store/similar-photos.ts'
import { newPhoto } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const hex = (hash: bigint) => hash.toString(16).padStart(16, '0')
const turned = (hash: bigint, bits: readonly number[]) => bits.reduce((left, bit) => left ^ (1n << BigInt(bit)), hash)

function libraryWithCases() {
  const library = openForTest()
  const [here, there] = ['Here', 'There'].map((title) => createCase(library.write, { title }, library.stamp()).id)
  const add = (caseId: typeof here, fileName: string, bytes: string, perceptualHash: string | null) =>
    addPhoto(library.write, { ...newPhoto(caseId!, fileName, bytes), perceptualHash }, library.stamp()).photo.id
  return { library, here: here!, there: there!, add }
}

describe('similar photos', () => {
  it('are the same bytes in other cases, then what looks alike, the likest first; never a removed one', () => {
    const { library, here, there, add } = libraryWithCases()
    const hash = 0x0123456789abcdefn
    const photoId = add(here, 'one.jpg', 'bytes', hex(hash))
    add(there, 'copy.jpg', 'bytes', hex(hash))
    add(here, 'cropped.jpg', 'cropped', hex(turned(hash, [0, 9, 30, 41, 55, 63])))
    add(there, 'resized.jpg', 'resized', hex(turned(hash, [20])))
    add(there, 'other.jpg', 'other', hex(turned(hash, [0, 9, 30, 41, 55, 63, 3])))
    removePhoto(library.write, { photoId: add(there, 'gone.jpg', 'gone', hex(turned(hash, [1]))) }, library.stamp())
    expect(
      similarPhotos(library.read, { photoId }).map(({ fileName, caseTitle, exact, distanceBits }) => [
        fileName,
        caseTitle,
        exact,
        distanceBits,
      ]),
    ).toEqual([
      ['copy.jpg', 'There', true, 0],
      ['resized.jpg', 'There', false, 1],
      ['cropped.jpg', 'Here', false, 6],
    ])
  })

  it('mark each photo of a list that looks like another, with the likest that is not the same file', () => {
    const { library, here, there, add } = libraryWithCases()
    const hash = 0x0123456789abcdefn
    const one = add(here, 'one.jpg', 'bytes', hex(hash))
    const copy = add(there, 'copy.jpg', 'bytes', hex(hash))
    const saved = add(there, 'saved.jpg', 'saved', hex(turned(hash, [20])))
    const alone = add(here, 'alone.jpg', 'alone', hex(0xf0e1d2c3b4a59687n))
    const broken = add(here, 'broken.jpg', 'broken', null)
    const marks = () =>
      lookAlikes(library.read, { photoIds: [one, copy, saved, alone, broken] }).map(({ photoId, other }) => [
        photoId,
        other.fileName,
        other.caseTitle,
        other.distanceBits,
      ])
    expect(marks()).toEqual([
      [one, 'saved.jpg', 'There', 1],
      [copy, 'saved.jpg', 'There', 1],
      [saved, 'one.jpg', 'Here', 1],
    ])
    removePhoto(library.write, { photoId: saved }, library.stamp())
    expect(marks()).toEqual([])
  })

  it('are not found for flat pictures, whose hashes tell nothing', () => {
    const { library, here, there, add } = libraryWithCases()
    const photoId = add(here, 'sky.jpg', 'sky', hex(0n))
    add(there, 'wall.jpg', 'wall', hex(1n))
    add(there, 'broken.jpg', 'broken', null)
    expect(similarPhotos(library.read, { photoId })).toEqual([])
  })

  it('are those that comparing each with each finds', () => {
    const { library, here, add } = libraryWithCases()
    const near = fc.tuple(
      fc.constantFrom(0x0123456789abcdefn, 0xf0e1d2c3b4a59687n, 0x00000000000000ffn),
      fc.uniqueArray(fc.nat(63), { maxLength: 9 }),
    )
    const hashes = fc.sample(near, { numRuns: 250, seed: 3 }).map(([hash, bits]) => hex(turned(hash, bits)))
    hashes.forEach((hash, index) => {
      add(here, `${index}.jpg`, `${index}`, hash)
    })
    let pairs = 0
    for (const hash of hashes) {
      const expected = [...new Set(hashes)].filter(
        (other) => isDistinctive(hash) && isDistinctive(other) && hashDistance(hash, other) <= NEAR_BITS,
      )
      pairs += expected.length
      expect(
        hashesNear(library.read, hash)
          .map((found) => found.hash)
          .sort(),
      ).toEqual(expected.sort())
    }
    expect(pairs).toBeGreaterThan(500)
  })
})
