import { createHash, type Hash } from 'node:crypto'
import type { HubFile } from './hub-listing.ts'

export interface ContentHash {
  update(bytes: Uint8Array): void
  /** The SHA-256 of all that was put in, and whether it is what the hub said that the file holds. */
  finish(): { sha256: string; matches: boolean }
}

/** Hashes a file's bytes as they come. Small files are told by git's hash of a blob, and get a SHA-256 of ours beside it. */
export function contentHash({ bytes, hash }: Pick<HubFile, 'bytes' | 'hash'>): ContentHash {
  const sha256 = createHash('sha256')
  const blob = hash.kind === 'git-blob' ? gitBlob(bytes, hash.value) : null
  return {
    update(chunk) {
      sha256.update(chunk)
      blob?.update(chunk)
    },
    finish() {
      const own = sha256.digest('hex')
      return { sha256: own, matches: (blob ? blob.digest('hex') : own) === hash.value }
    },
  }
}

/** Repositories name their objects with SHA-1, newer ones with SHA-256. */
function gitBlob(bytes: number, value: string): Hash {
  return createHash(value.length === 64 ? 'sha256' : 'sha1').update(`blob ${bytes}\0`)
}
