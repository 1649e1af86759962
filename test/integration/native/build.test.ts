import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('../../../native/build.mjs', import.meta.url))
const emptyCache = mkdtempSync(join(tmpdir(), 'whereabouts-build-'))
afterAll(() => rmSync(emptyCache, { recursive: true }))

const build = (env: NodeJS.ProcessEnv) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [script], { env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })

describe('building the addon', () => {
  it('does nothing when nothing changed', async () => {
    await build({})
    const again = await build({})
    expect(again).toMatchObject({ code: 0, stderr: '' })
    expect(again.stdout.trim()).toMatch(/whereabouts-vision\.node$/)
  })

  it('says how to get git where it is missing', async () => {
    const { code, stderr } = await build({ PATH: '/nowhere', WHEREABOUTS_CACHE: emptyCache })
    expect(code).toBe(1)
    expect(stderr).toMatch(/git is needed[\s\S]*install/)
  })
})
