// @ts-check
import { spawn } from 'node:child_process'

const LAST_WORDS_CHARACTERS = 6000

/**
 * Runs a program to its end, line by line into `onLine`; the last of what it said comes with the failure.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, signal: AbortSignal, onLine?: (line: string) => void, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number | null, lastWords: string }>}
 */
export function runProgram(program, args, { cwd, signal, onLine, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: env ?? process.env, signal, stdio: ['ignore', 'pipe', 'pipe'] })
    let lastWords = ''
    let partialLine = ''
    const hear = (/** @type {string} */ text) => {
      lastWords = (lastWords + text).slice(-LAST_WORDS_CHARACTERS)
      const lines = (partialLine + text).split(/\r?\n/)
      partialLine = lines.pop() ?? ''
      for (const line of lines) if (line.trim()) onLine?.(line.trim())
    }
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear)
    child.on('error', reject)
    child.on('close', (code) => {
      if (signal.aborted) reject(signal.reason)
      else resolve({ code, lastWords: lastWords.trim() })
    })
  })
}
