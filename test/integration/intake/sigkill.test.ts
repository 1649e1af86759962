// SIGKILL in the middle of a queue, again and again: it goes on where it was, and every photo is in the case once.
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { listCases } from '../../../electron/services/store/cases.ts'
import { intakeCounts, listIntake } from '../../../electron/services/store/intake.ts'
import { verifyLog } from '../../../electron/services/store/log.ts'
import { listPhotos } from '../../../electron/services/store/photos.ts'
import { writePhotos } from '../../fixtures/photos/many-photos.ts'

const child = fileURLToPath(new URL('../../fixtures/workbench/adding-child.ts', import.meta.url))
const PHOTOS = 16

/** Works the queue in a process of its own, which is killed after it has said `lines` lines of progress. */
async function work(library: string, lines: number, folder?: string): Promise<string[]> {
  const args = [child, library, ...(folder ? [folder] : [])]
  const working = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  for await (const line of createInterface({ input: working.stdout! })) {
    said.push(line)
    if (said.filter((one) => one.startsWith('added')).length === lines) working.kill('SIGKILL')
  }
  expect(said.filter((line) => line.startsWith('bug'))).toEqual([])
  return said
}

it('goes on exactly where it was, whenever the process is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'whereabouts-intake-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [library, photos] = [join(folder, 'library'), join(folder, 'photos')]
  await writePhotos(photos, PHOTOS)
  expect(await work(library, 3, photos)).toContain(`queued ${PHOTOS}`)
  // Each time a little further into the work, and thus at another step of it.
  for (const lines of [2, 3, 4]) await work(library, lines)
  expect((await work(library, Number.POSITIVE_INFINITY)).at(-1)).toBe('ended')

  const opened = openLibrary({ folder: library })
  try {
    const [{ id: caseId } = { id: null }] = listCases(opened.read)
    const names = listPhotos(opened.read, { caseId: caseId! }).map(({ fileName }) => fileName)
    // In the order in which they were queued, though the work was begun anew several times.
    expect(names).toEqual(Array.from({ length: PHOTOS }, (_, index) => `${index}.jpg`))
    expect(intakeCounts(opened.read, { caseId: caseId! })).toMatchObject({ added: PHOTOS, waiting: 0, underWay: 0, failed: 0 })
    expect(listIntake(opened.read, { caseId: caseId!, offset: 0, limit: 100 }).every(({ problem }) => problem === null)).toBe(true)
    expect(verifyLog(opened.read)).toMatchObject({ intact: true })
    const originals = (await readdir(join(library, 'originals'), { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
    expect(originals).toHaveLength(PHOTOS)
  } finally {
    opened.close()
  }
}, 300_000)
