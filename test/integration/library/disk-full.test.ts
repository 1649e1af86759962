import { execFileSync } from 'node:child_process'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Library } from '../../../electron/services/library/library.ts'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { createCase } from '../../../electron/services/store/cases.ts'
import { verifyLog } from '../../../electron/services/store/log.ts'
import { addNote, listNotes } from '../../../electron/services/store/notes.ts'
import { addSample, listSamples } from '../../../electron/services/store/samples.ts'
import { caseWithPhoto, newSample, runUnderWay } from '../../fixtures/libraries/rows.ts'
import { openForTest, temporaryFolder } from '../../fixtures/libraries/temporary-library.ts'

const diskFull = expect.objectContaining({ problem: expect.objectContaining({ code: 'disk-full' }) })

/** A disk of its own, where this account may make one; null where not. */
function smallDisk(megabytes: number): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'whereabouts-test', folder], { stdio: 'ignore' })
  } catch {
    // Containers without the right to mount.
    return null
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

/** Adds notes until one does not fit any more; returns how many did. */
function writeUntilFull(library: Library): { kept: number; caseId: ReturnType<typeof createCase>['id'] } {
  const { id: caseId } = createCase(library.write, { title: 'Full' }, library.stamp())
  const note = () => addNote(library.write, { caseId, photoId: null, text: 'words '.repeat(3000) }, library.stamp())
  let kept = 0
  expect(() => {
    for (; kept < 2000; kept++) note()
  }).toThrow(diskFull)
  return { kept, caseId }
}

describe('a full disk', () => {
  it('loses only the step that did not fit', () => {
    const library = openForTest()
    library.write.pragma('max_page_count = 200')
    const { kept, caseId } = writeUntilFull(library)
    expect(kept).toBeGreaterThan(2)
    expect(library.write.inTransaction).toBe(false)
    expect(listNotes(library.read, { caseId })).toHaveLength(kept)
    expect(verifyLog(library.read).intact).toBe(true)
    library.write.pragma('max_page_count = 100000')
    addNote(library.write, { caseId, photoId: null, text: 'There is room again.' }, library.stamp())
    expect(listNotes(library.read, { caseId })).toHaveLength(kept + 1)
  })

  it('that is really full keeps every finished sample and note, and goes on when there is room', (context) => {
    const folder = smallDisk(4)
    if (!folder) return context.skip('This account cannot mount a disk for the test.')
    const library = openForTest(folder)
    const runId = runUnderWay(library, caseWithPhoto(library).photoId)
    addSample(library.write, newSample(runId, 0), library.stamp())
    const { kept, caseId } = writeUntilFull(library)
    expect(listNotes(library.read, { caseId })).toHaveLength(kept)
    expect(listSamples(library.read, { runId })).toHaveLength(1)
    library.close()
    execFileSync('mount', ['-o', 'remount,size=16m', folder])
    const again = openForTest(folder)
    expect(listNotes(again.read, { caseId })).toHaveLength(kept)
    expect(verifyLog(again.read).intact).toBe(true)
    addSample(again.write, newSample(runId, 1), again.stamp())
    expect(listSamples(again.read, { runId })).toHaveLength(2)
  })

  it('is told to whoever opens a new library on it', (context) => {
    const folder = smallDisk(1)
    if (!folder) return context.skip('This account cannot mount a disk for the test.')
    execFileSync('sh', ['-c', `cat /dev/zero > '${folder}/filler' || true`], { stdio: 'ignore' })
    expect(() => openLibrary({ folder })).toThrow(diskFull)
  })
})
