import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { CaseRecord } from '../../contract/cases.ts'
import type { Library } from '../library/library.ts'
import { createCase, listCases } from '../store/cases.ts'
import type { Intake } from './intake.ts'

const SAMPLES = new URL('../../../resources/samples/', import.meta.url)
const TITLE = 'Sample photos'

const samplesFile = z.object({
  photos: z.array(z.object({ file: z.string(), author: z.string(), licence: z.string(), source: z.string() })),
})

/** The case that holds the photos that ship; made when the library has no case at all. Null when it has some. */
export async function addSamplePhotos(library: Library, intake: Intake): Promise<CaseRecord | null> {
  if (listCases(library.read).length > 0) return null
  const { photos } = samplesFile.parse(JSON.parse(await readFile(new URL('samples.json', SAMPLES), 'utf8')))
  const record = createCase(library.write, { title: TITLE }, library.stamp())
  for (const { file, author, licence, source } of photos) {
    await intake.addFile(record.id, fileURLToPath(new URL(file, SAMPLES)), { credit: `${author}, ${licence}, ${source}` })
  }
  return listCases(library.read).find(({ id }) => id === record.id) ?? record
}
