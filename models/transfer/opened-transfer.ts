import type { Sha256 } from '../../electron/contract/ids.ts'
import type { ListedFile } from './manifest.ts'

/** A model that somebody brings, its list of files read and believed in form; of their contents nothing has been read. */
export interface OpenedTransfer {
  kind: 'archive' | 'folder'
  /** Of the archive or the folder, as the person knows it. */
  name: string
  files: readonly ListedFile[]
  /** SHA-256 of the manifest; null where there is none. */
  seal: Sha256 | null
  /** The bytes of one of `files`, from its beginning. */
  bytesOf(file: ListedFile): AsyncIterable<Uint8Array>
  close(): void
}
