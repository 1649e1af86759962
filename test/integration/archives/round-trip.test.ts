// A case leaves one library as an archive and arrives in another.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { borderViewStatement } from '../../../electron/core/geography/border-views.ts'
import { importArchive } from '../../../electron/services/archives/import-archive.ts'
import { verifyArchiveFile } from '../../../electron/services/archives/verify-file.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { actHistory, perform } from '../../../electron/services/store/acts/acts.ts'
import { listImportedLog, listImports } from '../../../electron/services/store/archive/imports.ts'
import { ARCHIVED_TABLES, STAYING_TABLES } from '../../../electron/services/store/archive/tables.ts'
import { createCase, getCase } from '../../../electron/services/store/cases.ts'
import { listClues } from '../../../electron/services/store/clues.ts'
import { listLog, verifyLog } from '../../../electron/services/store/log.ts'
import { listNotes } from '../../../electron/services/store/notes.ts'
import { getMetadata } from '../../../electron/services/store/photo-metadata.ts'
import { listPhotos } from '../../../electron/services/store/photos.ts'
import { getPosterior } from '../../../electron/services/store/posteriors.ts'
import { listRuns } from '../../../electron/services/store/runs.ts'
import { listSamples, listSampleTokens } from '../../../electron/services/store/samples.ts'
import { search } from '../../../electron/services/store/search.ts'
import { many } from '../../../electron/services/store/statements.ts'
import { listVerdicts } from '../../../electron/services/store/verdicts.ts'
import { archiveOf } from '../../fixtures/archives/archive-file.ts'
import { type FullCase, fullCase } from '../../fixtures/archives/full-case.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

/** Everything that the page would show of the case; a verdict's number is its library's own. */
function shown({ read }: Library, { caseId, photoIds, runId }: FullCase) {
  const photos = listPhotos(read, { caseId })
  const perPhoto = photoIds.map((photoId) => ({
    metadata: getMetadata(read, photoId),
    clues: listClues(read, { photoId }),
    verdicts: listVerdicts(read, { photoId }).map(({ number: _, ...verdict }) => verdict),
  }))
  const runs = listRuns(read, { caseId }).map(({ state, ...run }) => ({ ...run, state: state === 'queued' ? 'interrupted' : state }))
  const words = [listSamples(read, { runId }), listSampleTokens(read, { runId }), getPosterior(read, runId)]
  return { case: getCase(read, caseId), photos, perPhoto: perPhoto.slice(0, 2), runs, words, notes: listNotes(read, { caseId }) }
}

describe('a case as an archive', () => {
  it('arrives whole in another library, says where it came from, and can be passed on again', async () => {
    const here = openForTest()
    createCase(here.write, { title: 'Another matter' }, here.stamp())
    const full = await fullCase(here)
    const { path, seal, bytes, byteLength } = await archiveOf(here, full.caseId)
    expect(bytes.byteLength).toBe(byteLength)
    expect(Buffer.from(bytes).includes('Another matter')).toBe(false)
    expect(Buffer.from(bytes).includes('secret.jpg')).toBe(false)
    const verification = await verifyArchiveFile(path)
    expect(verification.checks.filter(({ passed }) => !passed)).toEqual([])
    const told = { photos: 2, photosLeftBehind: 1, caseTitle: 'The harbour', borders: borderViewStatement('iso-un') }
    expect(verification).toMatchObject({ whole: true, seal, manifest: told })

    const there = openForTest(undefined, 'ben')
    await fullCase(there, 'Numbers that are taken')
    const progress: string[] = []
    const imported = await importArchive({
      library: there,
      path,
      fileName: 'case.whereabouts',
      onProgress: (_, what) => progress.push(what),
    })
    expect(imported).toEqual({ caseId: full.caseId, title: 'The harbour', seal, photos: 2 })
    expect(new Set(progress)).toEqual(new Set(['checking', 'originals', 'rows']))
    expect(shown(there, full)).toEqual(shown(here, full))
    expect(search(there.read, { query: 'remodelado', limit: 9 }).filter(({ caseId }) => caseId === full.caseId)).toHaveLength(1)

    expect(listImports(there.read, full)).toMatchObject([{ seal, fileName: 'case.whereabouts', exportedBy: 'ana', importedBy: 'ben' }])
    expect(listImportedLog(there.read, { caseId: full.caseId, seal }).map(({ action }) => action)).toContain('verdict-withdrawn')
    expect(listLog(there.read, { limit: 1 })[0]).toMatchObject({ action: 'case-imported', actor: 'ben', details: { seal } })
    expect(verifyLog(there.read).intact).toBe(true)
    expect(there.read.pragma('foreign_key_check')).toEqual([])

    const again = await archiveOf(there, full.caseId)
    expect((await verifyArchiveFile(again.path)).whole).toBe(true)
    const third = openForTest()
    await importArchive({ library: third, path: again.path, fileName: 'again.whereabouts' })
    expect(listImports(third.read, full)).toHaveLength(2)
    expect(shown(third, full)).toEqual(shown(here, full))
  })

  it('brings its acts for the record alone: nobody undoes by a key what somebody else did elsewhere', async () => {
    const here = openForTest()
    const full = await fullCase(here)
    expect(actHistory(here.read, full).undo).not.toBeNull()
    const { path, bytes } = await archiveOf(here, full.caseId)
    expect(Buffer.from(bytes).includes('decide-verdict')).toBe(true)
    const there = openForTest(undefined, 'ben')
    await importArchive({ library: there, path, fileName: 'x' })
    expect(actHistory(there.read, full)).toEqual({ undo: null, redo: null })
    const photoId = full.photoIds[0]!
    const standing = listVerdicts(there.read, { photoId }).find(({ withdrawn }) => !withdrawn)
    perform(there.write, { type: 'withdraw-verdict', verdictNumber: standing!.number }, there.stamp())
    expect(listVerdicts(there.read, { photoId }).every(({ withdrawn }) => withdrawn)).toBe(true)
  })

  it('is not taken in twice, and leaves nothing behind when it is refused', async () => {
    const here = openForTest()
    const full = await fullCase(here)
    const { path } = await archiveOf(here, full.caseId)
    await expect(importArchive({ library: here, path, fileName: 'x' })).rejects.toMatchObject({
      problem: { code: 'case-already-here', details: { case: full.caseId } },
    })
    const there = openForTest()
    const controller = new AbortController()
    const stop = (_: number | null, what: string) => what === 'rows' && controller.abort(new DOMException('Enough', 'AbortError'))
    await expect(importArchive({ library: there, path, fileName: 'x', signal: controller.signal, onProgress: stop })).rejects.toThrow()
    const files = () => readdirSync(join(there.folder, 'originals'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    expect(files()).toHaveLength(0)
    await importArchive({ library: there, path, fileName: 'x' })
    expect(files()).toHaveLength(2)
  })

  it('takes along every table, or says why not', () => {
    const { read } = openForTest()
    const tables = many<{ name: string }>(read, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('search_words'))
    const spokenOf = [...ARCHIVED_TABLES.map(({ table }) => table), ...Object.keys(STAYING_TABLES)]
    expect(tables.toSorted()).toEqual(spokenOf.toSorted())
  })
})
