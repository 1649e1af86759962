import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ProblemError } from '../../../../electron/core/problem.ts'
import { onUsualPort } from '../../../../electron/hosts/start/page-port.ts'

let folder: string
let asked: number[]
const taken = new Set<number>()

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whereabouts-port-'))
  asked = []
  taken.clear()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function open(port: number): Promise<{ port: number }> {
  asked.push(port)
  if (taken.has(port)) throw new ProblemError({ code: 'port-taken', message: 'Taken.', remedy: 'Another.' })
  return { port: port === 0 ? 40_000 + asked.length : port }
}

test('a library comes back on the port that it had', async () => {
  const first = await onUsualPort(folder, 0, open)
  expect(await onUsualPort(folder, 0, open)).toEqual(first)
  expect(asked).toEqual([0, first.port])
})

test('where another program has that port, a free one is taken and remembered', async () => {
  const first = await onUsualPort(folder, 0, open)
  taken.add(first.port)
  const second = await onUsualPort(folder, 0, open)
  expect(second.port).not.toBe(first.port)
  expect(await onUsualPort(folder, 0, open)).toEqual(second)
})

test('a port that was asked for is taken or refused, and is not remembered', async () => {
  const usual = await onUsualPort(folder, 0, open)
  expect(await onUsualPort(folder, 5000, open)).toEqual({ port: 5000 })
  taken.add(5000)
  await expect(onUsualPort(folder, 5000, open)).rejects.toMatchObject({ problem: { code: 'port-taken' } })
  expect(await onUsualPort(folder, 0, open)).toEqual(usual)
})

test.each(['', 'no port', '80', '70000'])('what is no port of ours (%j) is passed over', async (text) => {
  writeFileSync(join(folder, 'page-port.txt'), text)
  await onUsualPort(folder, 0, open)
  expect(asked).toEqual([0])
})
