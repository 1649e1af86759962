import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { startChild } from '../../fixtures/libraries/child.ts'
import { openForTest, temporaryFolder } from '../../fixtures/libraries/temporary-library.ts'

const readOnly = expect.objectContaining({ problem: expect.objectContaining({ code: 'library-read-only' }) })
const isRoot = process.getuid?.() === 0

describe('a library that cannot be written to', () => {
  it('is refused with a message when the whole disk is read-only', (context) => {
    if (!isRoot || process.platform !== 'linux') return context.skip('This account cannot mount a disk for the test.')
    const folder = temporaryFolder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'whereabouts-test', folder], { stdio: 'ignore' })
    } catch {
      return context.skip('This account cannot mount a disk for the test.')
    }
    onTestFinished(() => void execFileSync('umount', ['-l', folder]))
    openForTest(folder).close()
    execFileSync('mount', ['-o', 'remount,ro', folder])
    expect(() => openLibrary({ folder })).toThrow(readOnly)
    expect(() => openLibrary({ folder: join(folder, 'new') })).toThrow(readOnly)
  })

  it('is refused with a message when folder or file belong to somebody else', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'whereabouts-theirs-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    openForTest(folder).close()
    chmodSync(folder, 0o755)
    if (!isRoot) {
      chmodSync(join(folder, 'library.sqlite'), 0o444)
      expect(() => openLibrary({ folder })).toThrow(readOnly)
      return
    }
    const child = startChild('open-as-nobody', [folder, '65534'])
    const { code, stderr } = await child.ended
    if (code !== 0) return context.skip(`The test account cannot run here: ${stderr.slice(0, 200)}`)
    expect(child.lines).toEqual(['library-read-only'])
    const writableFolder = mkdtempSync(join(tmpdir(), 'whereabouts-ours-'))
    onTestFinished(() => rmSync(writableFolder, { recursive: true, force: true }))
    cpSync(folder, writableFolder, { recursive: true })
    for (const path of ['', 'originals', 'sessions']) chmodSync(join(writableFolder, path), 0o777)
    const fileOnly = startChild('open-as-nobody', [writableFolder, '65534'])
    await fileOnly.ended
    expect(fileOnly.lines).toEqual(['library-read-only'])
    chmodSync(join(writableFolder, 'library.sqlite'), 0o666)
    const allowed = startChild('open-as-nobody', [writableFolder, '65534'])
    await allowed.ended
    expect(allowed.lines).toEqual(['opened'])
  })
})
