import { join } from 'node:path'
import { app } from 'electron'

/**
 * Where the built parts lie. What the workbench process runs is never read from within the archive: SQLite and the
 * native addon need files of the real file system.
 */
export function builtParts(): { preload: string; processOf: (name: string) => string } {
  const packed = app.getAppPath()
  const unpacked = packed.replace(/app\.asar$/, 'app.asar.unpacked')
  return {
    preload: join(packed, 'dist', 'desktop', 'preload.cjs'),
    processOf: (name) => join(unpacked, 'dist', 'workbench', 'electron', ...name.split('/')),
  }
}
