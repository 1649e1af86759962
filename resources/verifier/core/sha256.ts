// SHA-256 (FIPS 180-4) over bytes that come in pieces: browsers only offer it over bytes that are all in memory at once.

const BLOCK = 64

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes; for square roots, of the first 8. */
function fractions(count: number, root: (n: number) => number): Uint32Array {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) {
    let prime = true
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false
    if (prime) found.push(Math.floor((root(n) % 1) * 2 ** 32))
  }
  return Uint32Array.from(found)
}

const ROUND = Int32Array.from(fractions(64, Math.cbrt))
const START = fractions(8, Math.sqrt)

export interface Sha256Sum {
  update(bytes: Uint8Array): void
  /** 64 lower-case hexadecimal digits; nothing may be added afterwards. */
  digest(): string
}

export function createSha256(): Sha256Sum {
  // Signed while it is worked on: the engine keeps such numbers in registers.
  const state = Int32Array.from(START)
  const words = new Int32Array(64)
  const waiting = new Uint8Array(BLOCK)
  let waits = 0
  let byteLength = 0

  function block(bytes: Uint8Array, at: number): void {
    for (let i = 0; i < 16; i++) {
      const j = at + i * 4
      words[i] = (bytes[j]! << 24) | (bytes[j + 1]! << 16) | (bytes[j + 2]! << 8) | bytes[j + 3]!
    }
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15]!
      const y = words[i - 2]!
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
      words[i] = (words[i - 16]! + s0 + words[i - 7]! + s1) | 0
    }
    let a = state[0]!
    let b = state[1]!
    let c = state[2]!
    let d = state[3]!
    let e = state[4]!
    let f = state[5]!
    let g = state[6]!
    let h = state[7]!
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i]! + words[i]!) | 0
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + t1) | 0
      d = c
      c = b
      b = a
      a = (t1 + t2) | 0
    }
    state[0] = (state[0]! + a) | 0
    state[1] = (state[1]! + b) | 0
    state[2] = (state[2]! + c) | 0
    state[3] = (state[3]! + d) | 0
    state[4] = (state[4]! + e) | 0
    state[5] = (state[5]! + f) | 0
    state[6] = (state[6]! + g) | 0
    state[7] = (state[7]! + h) | 0
  }

  function update(bytes: Uint8Array): void {
    byteLength += bytes.length
    let at = 0
    if (waits > 0) {
      at = Math.min(BLOCK - waits, bytes.length)
      waiting.set(bytes.subarray(0, at), waits)
      waits += at
      if (waits < BLOCK) return
      block(waiting, 0)
      waits = 0
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) block(bytes, at)
    waiting.set(bytes.subarray(at))
    waits = bytes.length - at
  }

  function digest(): string {
    const bits = byteLength * 8
    const end = new Uint8Array((waits < 56 ? BLOCK : 2 * BLOCK) - waits)
    end[0] = 0x80
    const view = new DataView(end.buffer)
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(end.length - 4, bits >>> 0)
    update(end)
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
  }

  return { update, digest }
}

export function sha256Hex(bytes: Uint8Array): string {
  const sum = createSha256()
  sum.update(bytes)
  return sum.digest()
}
