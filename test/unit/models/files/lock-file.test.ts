import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takeLock, withLock } from '../../../../models/files/lock-file.ts'
import { processIdentity } from '../../../../models/files/process-identity.ts'

/** Above the largest number that Linux gives to a process. */
const NOBODY = 2 ** 22 + 1

let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  lock = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

const old = (file: string) => utimesSync(file, new Date(0), new Date(0))

describe('a lock is held', () => {
  test('by whoever took it', async () => {
    expect(await takeLock(lock)).toBe(true)
    expect(await takeLock(lock)).toBe(false)
  })

  test('by a process that runs, where no more is known of it', async () => {
    writeFileSync(lock, String(process.pid))
    expect(await takeLock(lock)).toBe(false)
  })

  test('by one that has only just created it', async () => {
    writeFileSync(lock, '')
    expect(await takeLock(lock)).toBe(false)
  })
})

describe('a lock is free', () => {
  test.each<[string, () => void]>([
    ['its owner is gone', () => writeFileSync(lock, String(NOBODY))],
    ['its owner’s number went to another process', () => writeFileSync(lock, `${process.pid} started at another time`)],
    [
      'its owner died before it had written its name',
      () => {
        writeFileSync(lock, '')
        old(lock)
      },
    ],
  ])('where %s', async (_, leave) => {
    leave()
    expect(await takeLock(lock)).toBe(true)
    expect(readFileSync(lock, 'utf8')).toBe(`${process.pid} ${processIdentity(process.pid)}`)
    expect(await takeLock(lock)).toBe(false)
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  test('for one alone of many', async () => {
    writeFileSync(lock, String(NOBODY))
    const taken = await Promise.all(Array.from({ length: 40 }, () => takeLock(lock)))
    expect(taken.filter(Boolean)).toHaveLength(1)
  })

  test('although somebody died while taking it over', async () => {
    writeFileSync(lock, String(NOBODY))
    writeFileSync(`${lock}.taking`, '')
    expect(await takeLock(lock)).toBe(false)
    old(`${lock}.taking`)
    expect(await takeLock(lock)).toBe(false)
    expect(await takeLock(lock)).toBe(true)
  })
})

test('work under one lock is done one after the other', async () => {
  let within = 0
  const work = async () => {
    expect(++within).toBe(1)
    await new Promise((resolve) => setImmediate(resolve))
    within--
  }
  await Promise.all([1, 2, 3].map(() => withLock(lock, undefined, work)))
  expect(existsSync(lock)).toBe(false)
})

test('a process is told by more than its number', () => {
  expect(processIdentity(process.pid)).toMatch(/\S/)
  expect(processIdentity(process.pid)).not.toBe(processIdentity(process.ppid))
  expect(processIdentity(NOBODY)).toBe(null)
})
