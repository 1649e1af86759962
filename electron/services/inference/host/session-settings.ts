// How sessions are opened: known also to whoever estimates beforehand what they take.
import type { SessionOptions } from '../../../../native/surface.ts'

// llama.cpp's own choice.
export const MICRO_BATCH_TOKENS = 512

/** Of the memory that is free, what a KV cache may take. */
export const SHARE_OF_FREE_MEMORY = 0.5

/** Rows of a batch at least (native/src/session.h). */
export const FEWEST_ROWS = process.arch === 'arm64' ? 4 : 2

/**
 * On processors llama.cpp's flash attention goes through the cells of a sequence in their order and passes over those of
 * others. With it, a cache of 32 bits and at least two rows a batch (native/src/session.h) a sample's words do not depend
 * on its company, to the last bit. On a graphics card the order of sums is the card's own.
 */
export function arithmeticOf({ onCard }: { onCard: boolean }): Pick<SessionOptions, 'flashAttention' | 'keyValueBits'> {
  return onCard ? { flashAttention: null, keyValueBits: 16 } : { flashAttention: true, keyValueBits: 32 }
}
