import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { caseId as caseIdSchema } from '../../contract/ids.ts'
import { type FilePreview, type Overlay, type OverlayId, type TableColumns, tableColumns } from '../../contract/map-exchange.ts'
import type { Library } from '../library/library.ts'
import { perform } from '../store/acts/acts.ts'
import { requireCase } from '../store/cases.ts'
import { getOverlay, keepOverlay } from '../store/overlays.ts'
import { inTransaction } from '../store/transaction.ts'
import { FILE_BYTES_AT_MOST } from './limits.ts'
import { holdsNothing, tooLarge } from './map-file-problems.ts'
import { type ReadMapFile, readMapFile } from './read-map-file.ts'

export interface MapFiles {
  /**
   * Reads a file of places: tells what it holds, or with `keep` lays it over the map of the case. `query` names the file, and the
   * columns of a table where they were chosen. Throws the problems of `map-file-problems`.
   */
  take(
    caseId: string | undefined,
    bytes: AsyncIterable<Uint8Array>,
    query: URLSearchParams,
    signal: AbortSignal,
  ): Promise<FilePreview | Overlay>
}

const SHOWN_NAMES = 8
const columnNumber = z.coerce.number()

export function createMapFiles({ library }: { library: Library }): MapFiles {
  return {
    async take(id, stream, query, signal) {
      const caseId = caseIdSchema.parse(id)
      requireCase(library.read, caseId)
      const bytes = await gathered(stream)
      const fileName = (query.get('name') ?? '').slice(0, 200) || 'places'
      const file = await readMapFile(bytes, columnsOf(query), signal)
      if (!query.has('keep')) return previewOf(file, fileName)
      if (file.features.length === 0) throw holdsNothing()
      const overlayId = randomUUID() as string as OverlayId
      const { format, features, refused } = file
      inTransaction(library.write, () => {
        keepOverlay(
          library.write,
          {
            ...{ id: overlayId, caseId, format, fileName, features, refused },
            name: file.name || fileName,
            sha256: createHash('sha256').update(bytes).digest('hex'),
            byteLength: bytes.length,
          },
          library.stamp(),
        )
        perform(library.write, { type: 'add-overlay', overlayId }, library.stamp())
      })
      return getOverlay(library.read, overlayId)
    },
  }
}

async function gathered(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of stream) {
    length += piece.length
    if (length > FILE_BYTES_AT_MOST) throw tooLarge()
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function columnsOf(query: URLSearchParams): TableColumns | null {
  const title = query.get('title')
  const columns = {
    lat: columnNumber.safeParse(query.get('lat') ?? undefined).data,
    lon: columnNumber.safeParse(query.get('lon') ?? undefined).data,
    name: title ? columnNumber.safeParse(title).data : null,
  }
  return tableColumns.safeParse(columns).data ?? null
}

function previewOf({ format, name, features, refused, table }: ReadMapFile, fileName: string): FilePreview {
  const count = (kind: string) => features.filter(({ shape }) => shape.kind === kind).length
  return {
    ...{ fileName, format, refused, table },
    name: name || fileName,
    points: count('point'),
    lines: count('line'),
    areas: count('area'),
    names: features
      .slice(0, SHOWN_NAMES)
      .map((feature) => feature.name)
      .filter((shown) => shown !== ''),
  }
}
