// @ts-check
import { join } from 'node:path'
import { build } from 'vite'

/**
 * Bundles electron/main for Electron, whose Node does not take TypeScript. Quick enough to do at every start.
 * @param {string} root
 * @returns {Promise<string>} the file to start
 */
export async function buildDesktopShell(root) {
  const outDir = join(root, 'dist', 'desktop')
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    build: {
      ssr: join(root, 'electron', 'main', 'main.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { external: ['electron'] },
    },
  })
  return join(outDir, 'main.js')
}
