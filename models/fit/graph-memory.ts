// The memory of a computation as ggml plans it (ggml/src/ggml-alloc.c): results are laid into one buffer, each into the smallest
// gap that holds it, and a result that nobody needs any more leaves its place to later ones.

/** ggml's alignment on processors. */
const ALIGNMENT_BYTES = 32

/** A result, or what the computation is given. */
export interface Value {
  readonly bytes: number
}

interface Step extends Value {
  sources: readonly Step[]
  /** Takes the place of a source of its size that nobody else needs. */
  inPlace: boolean
}

export interface NodeOptions {
  inPlace?: boolean
  /** What the processor needs beside the result while it computes this one. */
  workBytes?: number
}

/** Values in the order in which they are computed. */
export class GraphMemory {
  readonly #inputs: Step[] = []
  readonly #nodes: Step[] = []
  #workBytes = 0

  /** Is there from the beginning until its last use. */
  input(bytes: number): Value {
    const input = { bytes, sources: [], inPlace: false }
    this.#inputs.push(input)
    return input
  }

  /** A result made from `sources`; weights are none, they lie elsewhere. */
  node(bytes: number, sources: readonly Value[], { inPlace = false, workBytes = 0 }: NodeOptions = {}): Value {
    const node = { bytes, sources: sources as readonly Step[], inPlace }
    this.#nodes.push(node)
    this.#workBytes = Math.max(this.#workBytes, workBytes)
    return node
  }

  /** Most that one node needs beside its result. */
  get workBytes(): number {
    return this.#workBytes
  }

  /** Bytes of the buffer that holds all results. */
  bufferBytes(): number {
    const usesLeft = new Map<Step, number>()
    for (const { sources } of this.#nodes) for (const source of sources) usesLeft.set(source, (usesLeft.get(source) ?? 0) + 1)
    const buffer = new Buffer()
    const places = new Map<Step, number>()
    for (const input of this.#inputs) places.set(input, buffer.take(input.bytes))
    for (const node of this.#nodes) {
      const heir = node.inPlace ? node.sources.find((source) => source.bytes === node.bytes && usesLeft.get(source) === 1) : undefined
      places.set(node, heir ? (places.get(heir) as number) : buffer.take(node.bytes))
      for (const source of node.sources) {
        const left = (usesLeft.get(source) as number) - 1
        usesLeft.set(source, left)
        if (left === 0 && source !== heir) buffer.give(places.get(source) as number, source.bytes)
      }
    }
    return buffer.highestBytes
  }
}

interface Gap {
  start: number
  bytes: number
}

/** One range of addresses; the last gap has no end. */
class Buffer {
  #gaps: Gap[] = [{ start: 0, bytes: Number.POSITIVE_INFINITY }]
  highestBytes = 0

  take(wanted: number): number {
    const bytes = aligned(wanted)
    const last = this.#gaps.at(-1) as Gap
    const fitting = this.#gaps.slice(0, -1).filter((gap) => gap.bytes >= bytes)
    const gap = fitting.toSorted((a, b) => a.bytes - b.bytes)[0] ?? last
    const { start } = gap
    gap.start += bytes
    gap.bytes -= bytes
    if (gap.bytes === 0) this.#gaps = this.#gaps.filter((other) => other !== gap)
    this.highestBytes = Math.max(this.highestBytes, start + bytes)
    return start
  }

  give(start: number, given: number): void {
    const bytes = aligned(given)
    if (bytes === 0) return
    const after = this.#gaps.findIndex((gap) => gap.start > start)
    this.#gaps.splice(after, 0, { start, bytes })
    const merged: Gap[] = []
    for (const gap of this.#gaps) {
      const before = merged.at(-1)
      if (before && before.start + before.bytes === gap.start) before.bytes += gap.bytes
      else merged.push(gap)
    }
    this.#gaps = merged
  }
}

const aligned = (bytes: number) => Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES
