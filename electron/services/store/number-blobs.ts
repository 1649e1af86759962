// Rows of numbers as bytes, little-endian, four bytes each.
const BYTES = 4

export function integersToBytes(numbers: ArrayLike<number>): Uint8Array {
  return written(numbers, (view, at, value) => view.setInt32(at, value, true))
}

export function floatsToBytes(numbers: ArrayLike<number>): Uint8Array {
  return written(numbers, (view, at, value) => view.setFloat32(at, value, true))
}

export function integersFromBytes(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Int32Array.from({ length: bytes.byteLength / BYTES }, (_, i) => view.getInt32(i * BYTES, true))
}

export function floatsFromBytes(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Float32Array.from({ length: bytes.byteLength / BYTES }, (_, i) => view.getFloat32(i * BYTES, true))
}

function written(numbers: ArrayLike<number>, put: (view: DataView, at: number, value: number) => void): Uint8Array {
  const bytes = new Uint8Array(numbers.length * BYTES)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < numbers.length; i++) put(view, i * BYTES, numbers[i]!)
  return bytes
}
