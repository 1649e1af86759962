import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { Secrets } from '../../../electron/main/secrets.ts'

vi.mock('electron', () => import('../../fixtures/desktop/electron-double/safe-storage.ts'))
afterEach(() => vi.unstubAllEnvs())

function secretsFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'secrets.json')
}

test('a secret comes back, is forgotten when asked, and never stands in the file as it is', () => {
  const file = secretsFile()
  const secrets = new Secrets(file)
  expect(secrets.read('hub-token')).toBeNull()
  secrets.keep('hub-token', 'hf_verysecret')
  secrets.keep('other', 'x')
  expect(new Secrets(file).read('hub-token')).toBe('hf_verysecret')
  expect(readFileSync(file, 'utf8')).not.toContain('verysecret')
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  secrets.forget('hub-token')
  expect(secrets.read('hub-token')).toBeNull()
  expect(secrets.read('other')).toBe('x')
})

test.runIf(process.platform === 'linux')('without a keychain nothing is written down', () => {
  vi.stubEnv('DOUBLE_KEYRING', 'basic_text')
  const file = secretsFile()
  expect(() => new Secrets(file).keep('hub-token', 'hf_verysecret')).toThrow('no keychain')
  expect(() => statSync(file)).toThrow()
})
