import { BLOCKS } from '../../core/places/gazetteer-layout.ts'
import type { Statements } from './sql/statements.ts'

type NumbersConstructor<T> = { new (buffer: ArrayBufferLike, byteOffset: number, length: number): T; BYTES_PER_ELEMENT: number }

/** A typed array out of the table `block`; a copy where the bytes do not lie on the array's own grid. */
export function readBlock<T>(statements: Statements, name: string, Numbers: NumbersConstructor<T>): T {
  const bytes = statements.block.get(name)
  if (!bytes) throw new Error(`block "${name}" is missing`)
  const size = Numbers.BYTES_PER_ELEMENT
  const aligned =
    bytes.byteOffset % size === 0 ? bytes : Buffer.from(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  return new Numbers(aligned.buffer, aligned.byteOffset, bytes.byteLength / size)
}

/** The columns of the places that every lookup reads, 30 bytes a place, held in memory. Position = index = rank by population. */
export function readPlaceColumns(statements: Statements) {
  return {
    lat: readBlock(statements, BLOCKS.lat, Float64Array),
    lon: readBlock(statements, BLOCKS.lon, Float64Array),
    population: readBlock(statements, BLOCKS.population, Uint32Array),
    weight: readBlock(statements, BLOCKS.weight, Float32Array),
    country: readBlock(statements, BLOCKS.country, Uint16Array),
    admin1: readBlock(statements, BLOCKS.admin1, Uint16Array),
    admin2: readBlock(statements, BLOCKS.admin2, Uint16Array),
  }
}

export type PlaceColumns = ReturnType<typeof readPlaceColumns>
