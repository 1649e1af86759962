import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isolated } from '../../fixtures/network/isolated.ts'
import { recordedNetwork } from '../../fixtures/network/network-log.ts'
import { signPhoto } from '../../fixtures/photos/sign-photo.ts'
import { runCli, startCli } from '../../fixtures/run-cli.ts'

let folder: string
let photo: string
const quick = ['--model', 'test-tiny', '--samples', '2', '--max-new-tokens', '24', '--seed', '7']

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whereabouts-network-'))
  photo = join(folder, 'sign.jpg')
  writeFileSync(photo, await signPhoto([{ text: 'www.padaria-central.pt', x: 0.5, y: 0.4, letterHeightPx: 56 }]))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('none of the processes tries to reach anything but this machine', async () => {
  const network = recordedNetwork(folder)
  const { code } = await runCli([photo, '--library', join(folder, 'recorded'), ...quick], { env: network.env })
  expect(code).toBe(0)
  expect(network.attempts()).toEqual([])
})

test('the recorder that says so does notice', async () => {
  const network = recordedNetwork(mkdtempSync(join(folder, 'noticed-')))
  const wrap = (program: string) => ({
    program,
    args: [
      '-e',
      'fetch("http://192.0.2.1:8080", { signal: AbortSignal.timeout(300) }).catch(() => {}); require("node:dns").lookup("whereabouts.invalid", () => {})',
    ],
  })
  await startCli([], { env: network.env, wrap }).ended
  expect(
    network
      .attempts()
      .map(({ host }) => host)
      .sort(),
  ).toEqual(['192.0.2.1', 'whereabouts.invalid'])
})

test('a photo is located where no network exists, native code included', async (context) => {
  const probe = isolated('true', [])
  if ('reason' in probe) return context.skip(probe.reason)
  const wrap = (program: string, args: string[]) => {
    const wrapped = isolated(program, args)
    if ('reason' in wrapped) throw new Error(wrapped.reason)
    return wrapped
  }
  const { code, stderr } = await runCli([photo, '--library', join(folder, 'isolated'), ...quick], { wrap })
  expect(stderr).toContain('finished')
  expect(code).toBe(0)
})
