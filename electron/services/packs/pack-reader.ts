import type { PackContent } from '../../contract/packs.ts'

/** An open pack, whatever its container. */
export interface PackReader {
  content: PackContent
  /** The pack's own name, where it has one. */
  title: string | null
  /** The tile's bytes as they lie in the file; null where there is none. `y` counts from the north. */
  tile(zoom: number, x: number, y: number): Promise<Uint8Array | null>
  close(): Promise<void>
}
