import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { createCase } from '../../../electron/services/store/cases.ts'
import { claimNextRun } from '../../../electron/services/store/run-changes.ts'
import { startChild } from '../../fixtures/libraries/child.ts'
import { caseWithPhoto } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const tick = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

describe('watching a library', () => {
  it("tells of this process's own writing at once, and once for many writes in a row", async () => {
    const library = openForTest()
    const heard = vi.fn()
    library.onChange(heard)
    for (const title of ['a', 'b', 'c']) createCase(library.write, { title }, library.stamp())
    expect(heard).not.toHaveBeenCalled()
    await tick()
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('tells of the writing of another process', async () => {
    const library = openForTest()
    const child = startChild('open-and-wait', [library.folder, caseWithPhoto(library).photoId])
    await child.nextLine()
    const heard = vi.fn()
    // What was written before is heard now, so that only the note is new.
    await wait(700)
    library.onChange(heard)
    child.process.stdin!.write('go\n')
    expect(await child.nextLine()).toBe('written')
    await vi.waitFor(() => expect(heard).toHaveBeenCalled(), { timeout: 10_000 })
    child.process.stdin!.end()
    await child.ended
  })

  it('is silent about looking, about what was undone, and after it was stopped', async () => {
    const library = openForTest()
    const heard = vi.fn()
    const stop = library.onChange(heard)
    claimNextRun(library.write, { sessionId: library.session, adoptOrphans: true }, library.stamp())
    expect(() => createCase(library.write, { title: null as unknown as string }, library.stamp())).toThrow('NOT NULL')
    claimNextRun(library.write, { sessionId: library.session, adoptOrphans: true }, library.stamp())
    await tick()
    expect(heard).not.toHaveBeenCalled()
    stop()
    createCase(library.write, { title: 'unheard' }, library.stamp())
    await wait(700)
    expect(heard).not.toHaveBeenCalled()
  })
})
