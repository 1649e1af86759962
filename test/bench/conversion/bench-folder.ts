import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '../../../electron/core/cache-folder.ts'
import { hashBytes } from '../../../models/files/hash-file.ts'
import { referenceCommand } from '../../integration/models/conversion/reference.ts'

const maker = fileURLToPath(new URL('./make_folder.py', import.meta.url))

/** Folder of a checkpoint of half a billion random weights at 16 bits (1.1 GB), made once. */
export function ensureBenchFolder(log: (text: string) => void): string {
  const kept = join(cacheFolder({ env: process.env, platform: process.platform, homeFolder: homedir() }), 'bench')
  const folder = join(kept, `checkpoint-${hashBytes(readFileSync(maker)).slice(0, 12)}`)
  if (existsSync(folder)) return folder
  log('making the checkpoint, once')
  const draft = `${folder}.${process.pid}`
  mkdirSync(dirname(draft), { recursive: true })
  try {
    const { command, args, env } = referenceCommand(maker, draft)
    execFileSync(command, args, { env, stdio: 'ignore' })
    renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return folder
}
