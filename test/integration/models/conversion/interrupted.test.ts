// A conversion that is killed or starved at any moment: what is there never looks finished before it is, and the next attempt goes on
// to the same bytes.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ConvertOptions, convertCheckpoint } from '../../../../models/conversion/convert-checkpoint.ts'
import { writeSmallQwen } from '../../../fixtures/checkpoints/small-qwen.ts'

const NAMES = ['mmproj-small-F16.gguf', 'small-F16.gguf']
const child = fileURLToPath(new URL('./convert-child.ts', import.meta.url))

let folder: string
let output: string
const at = (name: string) => join(folder, name)
const options = (changes: Partial<ConvertOptions>): ConvertOptions => ({
  folder: at('checkpoint'),
  outputFolder: output,
  fileName: 'small',
  name: null,
  format: 'F16',
  projectorFormat: 'F16',
  quantiser: null,
  ...changes,
})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'interrupted-'))
  mkdirSync(at('checkpoint'))
  writeSmallQwen(at('checkpoint'))
  await convertCheckpoint(options({ outputFolder: at('expected') }))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  output = mkdtempSync(join(folder, 'output-'))
})

const isWhole = (name: string) => readFileSync(join(output, name)).equals(readFileSync(join(at('expected'), name)))

/** What bears the name of a finished file is one. */
function expectNothingHalf(): void {
  for (const name of NAMES) if (existsSync(join(output, name))) expect([name, isWhole(name)]).toEqual([name, true])
}

function expectAllWhole(): void {
  expect(readdirSync(output).sort()).toEqual([...NAMES, 'small-F16.passport.json'])
  expect(NAMES.map(isWhole)).toEqual([true, true])
}

/** Kills the child when it has told of its `killAt`-th step; resolves with the bytes it found done and how it ended. */
function attempt(killAt: number): Promise<{ found: number; ended: number | string | null }> {
  return new Promise((resolve) => {
    const running = spawn(process.execPath, [child, at('checkpoint'), output], { stdio: ['ignore', 'pipe', 'inherit'] })
    let [steps, found] = [0, Number.NaN]
    createInterface(running.stdout).on('line', (line) => {
      if (steps === 0) found = Number(line.split(' ')[0])
      if (++steps === killAt) running.kill('SIGKILL')
    })
    running.on('close', (code, signal) => resolve({ found, ended: signal ?? code }))
  })
}

/** Numbers that look random and are the same every time (Park and Miller’s generator). */
function* draws(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647
    yield state / 2_147_483_647
  }
}

test.each([1, 2])('killed again and again, it comes to the same bytes: %i', async (seed) => {
  const begun: number[] = []
  for (const draw of draws(seed)) {
    const { found, ended } = await attempt(1 + Math.floor(draw * 70))
    expectNothingHalf()
    begun.push(found)
    if (ended !== 'SIGKILL') {
      expect(ended).toBe(0)
      break
    }
    expect(begun.length).toBeLessThan(60)
  }
  expectAllWhole()
  // It was killed indeed, and no attempt began before where the one before it had begun.
  expect(begun.length).toBeGreaterThan(3)
  expect(begun).toEqual(begun.toSorted((one, other) => one - other))
  expect(begun.at(-1)).toBeGreaterThan(0)
})

test('a disk that does not take files so large is named, and nothing looks finished', (context) => {
  if (process.platform === 'win32') return context.skip('Windows sets no limit to the size of a process’s files.')
  const limited = () => execFileSync('sh', ['-c', 'ulimit -f 200; exec "$@"', 'sh', process.execPath, child, at('checkpoint'), output])
  expect(limited).toThrow(
    expect.objectContaining({ status: 3, stdout: expect.toSatisfy((said: Buffer) => /file-too-large/.test(String(said))) }),
  )
  expectNothingHalf()
  expect(existsSync(join(output, 'small-F16.gguf'))).toBe(false)
  execFileSync(process.execPath, [child, at('checkpoint'), output])
  expectAllWhole()
})

describe('a disk that becomes full half-way', () => {
  let mounted = false
  beforeEach(() => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', output], { stdio: 'ignore' })
      mounted = true
    } catch {
      mounted = false
    }
  })
  afterEach(() => {
    if (mounted) execFileSync('umount', [output])
  })

  test('is named, nothing looks finished, and the rest follows when there is room', async (context) => {
    if (!mounted) return context.skip('A disk of its own size can be mounted by the administrator of a Linux machine alone.')
    const filler = join(output, 'something-else')
    const onProgress = (done: number, total: number) => {
      if (done > 0.4 * total && !existsSync(filler)) fill(filler)
    }
    const starved = convertCheckpoint(options({ onProgress, certainEveryBytes: 1 << 14 }))
    await expect(starved).rejects.toMatchObject({ problem: { code: 'conversion-disk-full' } })
    expectNothingHalf()
    expect(existsSync(join(output, 'small-F16.gguf'))).toBe(false)
    rmSync(filler)
    const { bytesFound } = await convertCheckpoint(options({}))
    expect(bytesFound).toBeGreaterThan(0)
    expectAllWhole()
  })
})

function fill(path: string): void {
  expect(() => writeFileSync(path, Buffer.alloc(4 << 20))).toThrow('ENOSPC')
}
