import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { WORKBENCH_DATA } from '../../../../electron/hosts/setup/desktop-shell.mjs'
import config from '../../../../electron-builder.config.mjs'
import { root } from '../../../driver/root.ts'

const require = createRequire(import.meta.url)
// The packager's own check of a configuration, against its own schema.
const { validateConfiguration } = require('app-builder-lib/out/util/config/config') as {
  validateConfiguration: (config: unknown, log: unknown) => Promise<void>
}
const log = { isEnabled: false, add: () => {} }

test('the configuration fits the packager’s schema, and a misspelt one does not', async () => {
  await expect(validateConfiguration(structuredClone(config), log)).resolves.toBeUndefined()
  await expect(validateConfiguration({ ...config, asarUnpak: [] }, log)).rejects.toThrow(/asarUnpak/)
})

test('every system has its package, none looks for updates, and the fuses are blown', () => {
  expect([config.linux?.target, config.mac?.target, config.win?.target]).toEqual([['deb', 'AppImage'], ['dmg'], ['nsis']])
  expect(config.publish).toBeNull()
  expect(config.electronFuses).toMatchObject({
    ...{ runAsNode: false, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false },
    ...{ onlyLoadAppFromAsar: true, enableEmbeddedAsarIntegrityValidation: true, grantFileProtocolExtraPrivileges: false },
  })
})

test('what needs real files lies beside the archive, and the shell that the archive protects lies in it', () => {
  const unpacked = config.asarUnpack as string[]
  for (const path of ['dist/workbench/**', 'dist/page/**', 'node_modules/**']) expect(unpacked).toContain(path)
  expect(unpacked.some((path) => path.startsWith('dist/desktop'))).toBe(false)
  const { main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main: string }
  expect(main.startsWith('dist/desktop/')).toBe(true)
})

test('the data that the workbench reads is there to be packed', () => {
  const built = ['resources/gazetteer/dist', 'resources/basemap/dist', 'native/dist']
  const missing = WORKBENCH_DATA.filter((path) => !built.includes(path) && !existsSync(join(root, path)))
  expect(missing.filter((path) => path !== 'resources/verifier')).toEqual([])
})
