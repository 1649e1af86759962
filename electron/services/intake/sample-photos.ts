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

const samplesFile = z.object({
  title: z.string(),
  photos: z.array(z.object({ file: z.string(), author: z.string(), licence: z.string(), source: z.string() })),
})

/** Each becomes a case, in this order; `setting` keeps which one, and whether all its photos are in it. */
const SETS = [
  { folder: './', setting: 'sample-photos' },
  { folder: './drawn/', setting: 'drawn-sample-photos' },
] as const
type Setting = (typeof SETS)[number]['setting']

const progress = z.object({ caseId, complete: z.boolean() })

/**
 * The cases that hold the photos that ship; made when the library has no case at all, and completed where an earlier start
 * was ended in the middle. Empty when there is nothing to add. Throws `ProblemError` when the library cannot take them in.
 */
export async function addSamplePhotos(library: Library, intake: Intake): Promise<CaseRecord[]> {
  const sets = await Promise.all(
    SETS.map(async ({ folder, setting }) => {
      const files = new URL(folder, SAMPLES)
      return { setting, files, ...samplesFile.parse(JSON.parse(await readFile(new URL('samples.json', files), 'utf8'))) }
    }),
  )
  const completed: CaseRecord[] = []
  for (const { id, setting, files, photos } of begin(library, sets)) {
    for (const { file, author, licence, source } of photos) {
      const credit = `${author}, ${licence}, ${source}`
      const { photo, problem } = await intake.addFile(id, fileURLToPath(new URL(file, files)), { credit })
      if (!photo && problem) throw new ProblemError(problem)
    }
    saveSetting(library.write, { name: setting, value: { caseId: id, complete: true } }, library.stamp())
    completed.push(getCase(library.read, id))
  }
  return completed
}

/** The sets that are not complete, each with its case. */
function begin<Set extends { setting: Setting; title: string }>(library: Library, sets: readonly Set[]): (Set & { id: CaseId })[] {
  return inTransaction(library.write, () => {
    const isNew = listCases(library.write).length === 0
    return sets.flatMap((set) => {
      const begun = getSetting(library.write, set.setting, progress)
      if (begun) return begun.complete ? [] : [{ ...set, id: begun.caseId }]
      if (!isNew) return []
      const { id } = createCase(library.write, { title: set.title }, library.stamp())
      saveSetting(library.write, { name: set.setting, value: { caseId: id, complete: false } }, library.stamp())
      return [{ ...set, id }]
    })
  })
}
