import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { hubForTest, sha256Of, someBytes } from '../../../fixtures/hub/hub-server.ts'
import { temporaryFolder } from '../../../fixtures/libraries/temporary-library.ts'
import { inFolder } from './fetched.ts'

const program = fileURLToPath(new URL('../../../fixtures/hub/fetching-child.ts', import.meta.url))
const LARGE = 'model.safetensors'
const WEIGHTS = someBytes(2_000_000)

test('killed in the middle and started again, it asks for what was not kept yet, and the file is right', async () => {
  const hub = await hubForTest({ [LARGE]: WEIGHTS })
  // The first one is left hanging after 1.25 million bytes.
  hub.misbehave = (_request, response, { time }) => {
    if (time > 1) return false
    response.writeHead(200, { 'content-length': WEIGHTS.byteLength, etag: `"${sha256Of(WEIGHTS)}"` })
    response.write(WEIGHTS.subarray(0, 1_250_000))
    return true
  }
  const root = temporaryFolder()
  const part = inFolder(root, `${LARGE}.part`)
  const first = started(hub.address, root)
  await expect.poll(() => statSync(part, { throwIfNoEntry: false })?.size).toBe(1_250_000)
  first.kill('SIGKILL')
  await once(first, 'exit')
  expect(existsSync(inFolder(root, LARGE))).toBe(false)
  expect(existsSync(`${part}.lock`)).toBe(true)

  const second = started(hub.address, root)
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  const kept = Number(
    hub
      .ranges()
      .at(-1)
      ?.match(/^bytes=(\d+)-$/)?.[1],
  )
  expect(kept).toBeGreaterThan(1_000_000)
  expect(kept).toBeLessThanOrEqual(1_250_000)
  expect(readFileSync(inFolder(root, LARGE))).toEqual(WEIGHTS)
  for (const left of ['.part', '.part.json', '.part.lock']) expect(existsSync(inFolder(root, LARGE + left))).toBe(false)
})

test('killed before its bytes were kept, what the note does not vouch for is not believed', async () => {
  const hub = await hubForTest({ [LARGE]: WEIGHTS })
  hub.misbehave = (_request, response, { time }) => {
    if (time > 1) return false
    response.writeHead(200, { 'content-length': WEIGHTS.byteLength })
    response.write(WEIGHTS.subarray(0, 50_000))
    return true
  }
  const root = temporaryFolder()
  const first = started(hub.address, root)
  await expect.poll(() => statSync(inFolder(root, `${LARGE}.part`), { throwIfNoEntry: false })?.size).toBe(50_000)
  first.kill('SIGKILL')
  await once(first, 'exit')
  await once(started(hub.address, root), 'exit')
  expect(hub.ranges()).toEqual([undefined, undefined])
  expect(readFileSync(inFolder(root, LARGE))).toEqual(WEIGHTS)
})

function started(address: string, root: string): ChildProcess {
  const args = [program, address, root, LARGE, String(WEIGHTS.byteLength), sha256Of(WEIGHTS)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}
