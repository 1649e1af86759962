// SIGKILL at many moments of a run: the library opens, its log is whole, and everything that was told is in it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { listCases } from '../../../electron/services/store/cases.ts'
import { verifyLog } from '../../../electron/services/store/log.ts'
import { listPhotos } from '../../../electron/services/store/photos.ts'
import { listRuns } from '../../../electron/services/store/runs.ts'
import { listSamples } from '../../../electron/services/store/samples.ts'
import { FULL_TESTS } from '../../fixtures/full-tests.ts'
import { openWorkbench, runEnded } from '../../fixtures/workbench/open-workbench.ts'

const child = fileURLToPath(new URL('../../fixtures/workbench/locating-child.ts', import.meta.url))
const petra = fileURLToPath(new URL('../../../resources/samples/petra.webp', import.meta.url))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whereabouts-sigkill-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Starts the child and kills it after its n-th line, or lets it end. Resolves with the lines it said. */
async function linesUntilKilled(library: string, killAfterLines: number): Promise<string[]> {
  const process: ChildProcess = spawn(globalThis.process.execPath, [child, library, petra], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  for await (const line of createInterface({ input: process.stdout! })) {
    lines.push(line)
    if (lines.length === killAfterLines) process.kill('SIGKILL')
  }
  return lines
}

function checkLibrary(libraryFolder: string, lines: string[]): { state: string | undefined; samples: number } {
  const library = openLibrary({ folder: libraryFolder })
  try {
    expect(lines.filter((line) => line.startsWith('bug'))).toEqual([])
    expect(verifyLog(library.read)).toMatchObject({ intact: true })
    const cases = listCases(library.read)
    const photos = cases.flatMap(({ id }) => listPhotos(library.read, { caseId: id }))
    if (lines.includes('photo-added')) expect(photos).toHaveLength(1)
    const [run] = cases.flatMap(({ id }) => listRuns(library.read, { caseId: id }))
    if (!run) return { state: undefined, samples: 0 }
    const samples = listSamples(library.read, { runId: run.id })
    const told = lines.filter((line) => line.startsWith('sample-finished')).map((line) => Number(line.split(' ')[1]))
    expect(samples.map(({ number }) => number)).toEqual(expect.arrayContaining(told))
    // What the dead process was working on is marked, never left as if it still ran.
    expect(run.state).not.toBe('running')
    if (run.state === 'interrupted') expect(run.problem).toMatchObject({ code: 'run-interrupted' })
    return { state: run.state, samples: samples.length }
  } finally {
    library.close()
  }
}

it('keeps every finished step, whenever the process is killed', async () => {
  const whole = await linesUntilKilled(join(folder, 'whole'), Number.POSITIVE_INFINITY)
  expect(checkLibrary(join(folder, 'whole'), whole).state).toBe('finished')
  // Before the run, at its start, among its samples, and just before its end; in full at every step between.
  const few = [1, 4, 9, whole.length - 1]
  const moments = [...new Set(FULL_TESTS ? [...few, 2, 3, 5, 7, 12, 15, 18, 22, whole.length - 4, whole.length - 2] : few)]
  const states = new Set<string | undefined>()
  for (const moment of moments.filter((at) => at > 0 && at < whole.length)) {
    const library = join(folder, `killed-${moment}`)
    states.add(checkLibrary(library, await linesUntilKilled(library, moment)).state)
  }
  expect(states).toContain('interrupted')
}, 600_000)

it('goes on with an interrupted run where it stopped', async () => {
  const library = join(folder, 'resumed')
  const process = spawn(globalThis.process.execPath, [child, library, petra], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: process.stdout! })) if (line.startsWith('sample-finished')) process.kill('SIGKILL')
  await using opened = await openWorkbench({ folder: library })
  const [record] = await opened.client.cases.list()
  const [run] = await opened.client.runs.list({ caseId: record!.id })
  if (run!.state === 'finished') return
  const kept = (await opened.client.runs.get({ runId: run!.id })).samples
  expect(kept.length).toBeGreaterThan(0)
  await opened.client.runs.retry({ runId: run!.id })
  expect((await runEnded(opened.client, run!.id)).state).toBe('finished')
  const { samples } = await opened.client.runs.get({ runId: run!.id })
  expect(samples).toHaveLength(3)
  for (const sample of kept) expect(samples).toContainEqual(sample)
}, 300_000)
