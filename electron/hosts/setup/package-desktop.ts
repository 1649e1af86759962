// `npm run package`: packs the desktop program for this system. Electron's own binary is fetched by the packager.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'electron-builder'
import { buildDesktopShell } from './desktop-shell.mjs'

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

await buildDesktopShell(root)
const packages = await build({ projectDir: root, config: 'electron-builder.config.mjs', publish: 'never' })
process.stdout.write(packages.map((path) => `${path}\n`).join(''))
