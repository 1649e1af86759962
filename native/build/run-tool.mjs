import { spawn } from 'node:child_process'

/**
 * Runs a program and resolves with its output.
 * @returns {Promise<{ code: number | null, stdout: string, stderr: string }>} code null where it could not be started
 */
export function runTool(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text
    })
    child.on('error', (error) => resolve({ code: null, stdout, stderr: error.message }))
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

/** Like `runTool`, but a failure is an error that shows what the program said. */
export async function mustRun(command, args, options) {
  const result = await runTool(command, args, options)
  if (result.code === 0) return result.stdout
  throw new Error(
    `${command} ${args.join(' ')}\nfailed${result.code === null ? '' : ` with code ${result.code}`}:\n${result.stdout}${result.stderr}`,
  )
}
