import { closeSync, openSync, readSync } from 'node:fs'
import { readGgufHeader } from '../../../../models/gguf/read.ts'
import type { TensorInfo } from '../../../../models/gguf/tensors.ts'
import type { GgufValue } from '../../../../models/gguf/values.ts'

/** Everything in which two model files differ, key by key and tensor by tensor; tensors are compared to the last bit. */
export function differences(ours: string, theirs: string): string[] {
  const [one, other] = [readGgufHeader(ours), readGgufHeader(theirs)]
  const keys = [...new Set([...one.metadata.keys(), ...other.metadata.keys()])]
    .filter((key) => plain(one.metadata.get(key)) !== plain(other.metadata.get(key)))
    .map((key) => `${key}: ${plain(one.metadata.get(key)).slice(0, 80)} | ${plain(other.metadata.get(key)).slice(0, 80)}`)
  return [...keys, ...tensorDifferences(ours, theirs)]
}

export function tensorDifferences(ours: string, theirs: string): string[] {
  const [one, other] = [readGgufHeader(ours), readGgufHeader(theirs)]
  return [...new Set([...one.tensors.keys(), ...other.tensors.keys()])].flatMap((name) => {
    const [a, b] = [one.tensors.get(name), other.tensors.get(name)]
    if (described(a) !== described(b)) return [`${name}: ${described(a)} | ${described(b)}`]
    const same = bytesOf(ours, one.dataByteOffset, a!).equals(bytesOf(theirs, other.dataByteOffset, b!))
    return same ? [] : [`${name}: other numbers`]
  })
}

function plain(value: GgufValue | undefined): string {
  if (value === undefined) return 'absent'
  const { type } = value
  const content = value.type === 'array' ? [value.of, value.values] : value.value
  return JSON.stringify([type, content], (_, each) => (typeof each === 'bigint' ? `${each}` : each))
}

const described = (tensor: TensorInfo | undefined) => (tensor ? `${tensor.type} ${tensor.shape.join('×')}` : 'absent')

function bytesOf(path: string, dataByteOffset: number, { byteOffset, byteLength }: TensorInfo): Buffer {
  const bytes = Buffer.alloc(byteLength)
  const file = openSync(path, 'r')
  readSync(file, bytes, 0, byteLength, dataByteOffset + byteOffset)
  closeSync(file)
  return bytes
}
