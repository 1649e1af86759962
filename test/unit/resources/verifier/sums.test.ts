import { createHash } from 'node:crypto'
import { crc32 as nodeCrc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32 } from '../../../../resources/verifier/core/crc32.ts'
import { createSha256, sha256Hex } from '../../../../resources/verifier/core/sha256.ts'

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('the verifier’s own sums', () => {
  it('are those of node:crypto at every length around a block', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 255)
      expect(sha256Hex(bytes)).toBe(expected(bytes))
    }
  })

  it('are the same however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 }), (pieces) => {
        const sum = createSha256()
        let crc = 0
        for (const piece of pieces) {
          sum.update(piece)
          crc = crc32(piece, crc)
        }
        const whole = Buffer.concat(pieces)
        expect(sum.digest()).toBe(expected(whole))
        expect(crc).toBe(nodeCrc32(whole))
      }),
    )
  })
})
