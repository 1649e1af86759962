import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { CaseRecord } from '../../contract/cases.ts'
import { type CaseId, caseId } from '../../contract/ids.ts'
import { ProblemError } from '../../core/problem.ts'
import type { Library } from '../library/library.ts'
import { createCase, getCase, listCases } from '../store/cases.ts'
import { getSetting, saveSetting } from '../store/settings.ts'
import { inTransaction } from '../store/transaction.ts'
import type { Intake } from './intake.ts'

const SAMPLES = new URL('../../../resources/samples/', import.meta.url)
const TITLE = 'Sample photos'

const samplesFile = z.object({
  photos: z.array(z.object({ file: z.string(), author: z.string(), licence: z.string(), source: z.string() })),
})

/** Which case was made for them, and whether all are in it: the first start may be ended in the middle. */
const SETTING = 'sample-photos'
const progress = z.object({ caseId, complete: z.boolean() })

/**
 * The case that holds the photos that ship; made when the library has no case at all, and completed where an earlier
 * start could not. Null when there is nothing to add. Throws `ProblemError` when the library cannot take them in.
 */
export async function addSamplePhotos(library: Library, intake: Intake): Promise<CaseRecord | null> {
  const id = begin(library)
  if (!id) return null
  const { photos } = samplesFile.parse(JSON.parse(await readFile(new URL('samples.json', SAMPLES), 'utf8')))
  for (const { file, author, licence, source } of photos) {
    const { photo, problem } = await intake.addFile(id, fileURLToPath(new URL(file, SAMPLES)), {
      credit: `${author}, ${licence}, ${source}`,
    })
    if (!photo && problem) throw new ProblemError(problem)
  }
  saveSetting(library.write, { name: SETTING, value: { caseId: id, complete: true } }, library.stamp())
  return getCase(library.read, id)
}

function begin(library: Library): CaseId | null {
  return inTransaction(library.write, () => {
    const begun = getSetting(library.write, SETTING, progress)
    if (begun) return begun.complete ? null : begun.caseId
    if (listCases(library.write).length > 0) return null
    const { id } = createCase(library.write, { title: TITLE }, library.stamp())
    saveSetting(library.write, { name: SETTING, value: { caseId: id, complete: false } }, library.stamp())
    return id
  })
}
