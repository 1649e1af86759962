// Damaged files through our reader and, where that lets them pass, through the engine's process.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { problemOf } from '../../../../electron/core/problem.ts'
import { openNodeChild } from '../../../../electron/services/children/node-line.ts'
import { createEngine, type InferenceEngine } from '../../../../electron/services/inference/engine.ts'
import { checkPair } from '../../../../models/gguf/check-pair.ts'
import { renderPrompt } from '../../../../models/prompts/prompts.ts'
import { Draws } from './draws.ts'
import { mutate } from './mutations.ts'
import type { SoundPair } from './sound-pairs.ts'

export interface Trial {
  number: number
  /** The pair, the file of it and the damage. */
  what: string
  /** `refused` by our checks, `answered`, `refused-by-engine`, or one of those that a test is about. */
  outcome: 'refused' | 'answered' | 'refused-by-engine' | 'engine-died' | 'engine-hung' | 'reader-failed'
  /** A problem's code, or the last words of what failed. */
  words: string
}

export interface Trials {
  trials: Trial[]
  /** The most that the engine's process ever held. */
  engineMostBytes: number
  /** The most that reading one file added to this process beside the heap. */
  readerMostBytes: number
}

/** Against what would never end; far beyond what any file of this size takes. */
const ENGINE_PATIENCE_MS = 60_000

export async function tryFiles(pairs: readonly SoundPair[], numbers: Iterable<number>, folder: string): Promise<Trials> {
  const engine = createEngine({ openChild: openNodeChild })
  const found: Trials = { trials: [], engineMostBytes: 0, readerMostBytes: 0 }
  try {
    for (const number of numbers) {
      const draws = new Draws(`fuzz/${number}`)
      const pair = draws.one(pairs)
      const part = draws.one(['text', 'projector'] as const)
      const { bytes, what } = mutate(pair[part], draws)
      const files = { text: pair.text.bytes, projector: pair.projector.bytes, [part]: bytes }
      const textFile = written(folder, `${number}.gguf`, files.text)
      const projectorFile = written(folder, `mmproj-${number}.gguf`, files.projector)
      const { outcome, words } = await tryPair(engine, { textFile, projectorFile }, found)
      found.trials.push({ number, what: `${pair.name}, ${part}: ${what}`, outcome, words })
      rmSync(textFile)
      rmSync(projectorFile)
    }
  } finally {
    engine.close()
  }
  return found
}

type Files = { textFile: string; projectorFile: string }

async function tryPair(engine: InferenceEngine, files: Files, most: Trials): Promise<Pick<Trial, 'outcome' | 'words'>> {
  const before = process.memoryUsage().external
  try {
    checkPair(files.textFile, files.projectorFile)
  } catch (error) {
    const code = problemOf(error)?.code
    return code?.startsWith('gguf-') ? { outcome: 'refused', words: code } : { outcome: 'reader-failed', words: String(error) }
  } finally {
    most.readerMostBytes = Math.max(most.readerMostBytes, process.memoryUsage().external - before)
  }
  try {
    await ask(engine, files)
    return { outcome: 'answered', words: '' }
  } catch (error) {
    const problem = problemOf(error)
    if (problem?.code === 'engine-died') return { outcome: 'engine-died', words: String(problem.details?.lastWords).slice(-600) }
    if (problem) return { outcome: 'refused-by-engine', words: problem.code }
    if ((error as Error).name === 'TimeoutError') return { outcome: 'engine-hung', words: '' }
    return { outcome: 'refused-by-engine', words: `bug: ${String(error)}` }
  } finally {
    most.engineMostBytes = Math.max(most.engineMostBytes, mostHeldBy(engine.pid))
  }
}

function ask(engine: InferenceEngine, model: Files) {
  return engine.locate(
    {
      model,
      image: PHOTO,
      prompt: renderPrompt('short', { mode: 'reasoning', hint: '' }),
      sampling: { samples: 1, temperature: 0, topP: 1, topK: 0, minP: 0, seed: 1, maxNewTokens: 3, grammar: null },
      maxImageTokens: 16,
      threads: 1,
      gpuLayers: 0,
      onlySamples: null,
    },
    { signal: AbortSignal.timeout(ENGINE_PATIENCE_MS) },
  )
}

const PHOTO = { rgb: Uint8Array.from({ length: 84 * 56 * 3 }, (_, at) => (at * 31) % 256), widthPx: 84, heightPx: 56 }

function written(folder: string, name: string, bytes: Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

/** Where the system tells. */
function mostHeldBy(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0 // It has just ended.
  }
}
