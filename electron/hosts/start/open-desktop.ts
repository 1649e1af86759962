import { spawn } from 'node:child_process'
import { buildDesktopShell } from '../setup/desktop-shell.mjs'
import type { StartOrders } from './arguments.ts'

/** Runs the desktop program and ends as it ends. */
export async function openDesktop(root: string, electronPath: string, orders: StartOrders): Promise<number> {
  const program = await buildDesktopShell(root)
  const env: NodeJS.ProcessEnv = { ...process.env }
  // Set by some editors' terminals; it would make Electron a plain Node.
  delete env.ELECTRON_RUN_AS_NODE
  const words = [program, `--library=${orders.libraryFolder}`]
  const child = spawn(electronPath, words, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
