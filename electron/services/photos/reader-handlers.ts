// What the reader process answers. Runs only there: see `electron/processes/reader.ts`.
import type { ChildHandlers } from '../children/serve.ts'
import { readMetadata } from './metadata/read-metadata.ts'
import { inspectPhoto } from './reader/inspect.ts'
import { modelPixels } from './reader/pixels.ts'
import { previewOf } from './reader/preview.ts'
import { cutTiles } from './reader/tiles.ts'
import type { ReaderProtocol } from './reader-protocol.ts'

export function readerHandlers(): ChildHandlers<ReaderProtocol> {
  return {
    inspect: ({ path }) => inspectPhoto(path),
    preview: previewOf,
    tiles: cutTiles,
    pixels: modelPixels,
    metadata: ({ path }) => readMetadata(path),
    text: async (request, context) => {
      // Loaded when text is first read: the reader of pictures never needs the text models' libraries.
      const { readText } = await import('./text/read-text.ts')
      return readText(request, context)
    },
  }
}
