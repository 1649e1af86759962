// `npm run models -- download`, as it is typed.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listDepartures } from '../../../../electron/services/store/departures.ts'
import { listDownloads } from '../../../../electron/services/store/downloads.ts'
import { checkPair } from '../../../../models/gguf/check-pair.ts'
import { readPassport } from '../../../../models/passports/passport-file.ts'
import { writeSmallQwen } from '../../../fixtures/checkpoints/small-qwen.ts'
import { COMMIT, type HubServer, hubForTest, REPO, sha256Of } from '../../../fixtures/hub/hub-server.ts'
import { openForTest, temporaryFolder } from '../../../fixtures/libraries/temporary-library.ts'
import { type CliRun, startCli } from '../../../fixtures/run-cli.ts'

const WEIGHTS = 'model.safetensors'

async function smallHub(): Promise<HubServer> {
  const folder = temporaryFolder()
  writeSmallQwen(folder)
  return hubForTest(Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])))
}

function typed(args: string[], env: NodeJS.ProcessEnv = {}): CliRun {
  const run = startCli(['download', ...args], { entry: 'electron/hosts/models.ts', env: { HF_TOKEN: undefined, ...env } })
  onTestFinished(() => void run.process.kill('SIGKILL'))
  return run
}

test('a checkpoint is fetched and converted; what it would fetch is said first, and the token nowhere', async () => {
  const hub = await smallHub()
  const library = temporaryFolder()
  const args = [REPO, '--mirror', hub.address, '--library', library, '--quant', 'F16']
  const { code, stdout, stderr } = await typed(args, { HF_TOKEN: 'hf_secret' }).ended
  expect(stderr).toMatch(
    /globe-project\/Small, commit cccccccccccc, licence: apache-2.0\n( +[\d.]+ MB {2}.+\n)+[\d.]+ of [\d.]+ MB to fetch/,
  )
  expect(code).toBe(0)
  const [textFile, projectorFile] = stdout.trim().split('\n') as [string, string]
  expect(textFile).toBe(join(library, 'models', 'Small-F16.gguf'))
  checkPair(textFile, projectorFile)
  expect(readPassport(textFile)?.passport.source).toEqual({ kind: 'hub', repository: REPO, revision: COMMIT })
  expect(stdout + stderr).not.toContain('hf_secret')
  expect(hub.asked[0]?.headers.authorization).toBe('Bearer hf_secret')
  const { read } = openForTest(library)
  expect(listDownloads(read)).toMatchObject([{ state: 'finished', repo: REPO }])
  expect(listDepartures(read, { limit: 99 })).toMatchObject({ sent: hub.asked.length, refused: 0 })
})

test('Ctrl-C pauses it; the same command goes on from there', async () => {
  const hub = await smallHub()
  const bytes = hub.files.get(WEIGHTS)!
  const half = bytes.byteLength >> 1
  hub.misbehave = (_request, response, { path, time }) => {
    if (!path.endsWith(WEIGHTS) || time > 1) return false
    response.writeHead(200, { 'content-length': bytes.byteLength, etag: `"${sha256Of(bytes)}"` })
    response.write(bytes.subarray(0, half))
    return true
  }
  const library = temporaryFolder()
  const args = [REPO, '--mirror', hub.address, '--library', library, '--no-convert']
  const part = join(library, 'checkpoints', 'Small', `${WEIGHTS}.part`)
  const first = typed(args)
  await expect.poll(() => (existsSync(part) ? readFileSync(part).byteLength : 0)).toBe(half)
  first.process.kill('SIGINT')
  expect(await first.ended).toMatchObject({ code: 130, stdout: '', stderr: expect.stringContaining('goes on from here') })
  expect(listDownloads(openForTest(library).read)).toMatchObject([{ state: 'paused' }])
  expect(await typed(args).ended).toMatchObject({ code: 0, stdout: `${join(library, 'checkpoints', 'Small')}\n` })
  expect(hub.ranges().at(-1)).toBe(`bytes=${half}-`)
  expect(readFileSync(join(library, 'checkpoints', 'Small', WEIGHTS))).toEqual(bytes)
})

test('what goes wrong is told with what to do; what cannot be converted so is told before anything is fetched', async () => {
  const hub = await smallHub()
  const at = ['--mirror', hub.address, '--library', temporaryFolder()]
  const missing = await typed(['someone/nothing', ...at]).ended
  expect(missing).toMatchObject({ code: 3, stderr: expect.stringMatching(/There is no someone\/nothing on the hub\.\n.*OWNER\/NAME/) })
  const numbers = await typed([REPO, ...at, '--quant', 'Q9_X']).ended
  expect(numbers).toMatchObject({ code: 2, stderr: expect.stringContaining('--quant takes one of') })
  expect(hub.ranges()).toEqual([])
  const unsafe = await typed([REPO, '--mirror', 'http://example.org', '--library', temporaryFolder()]).ended
  expect(unsafe).toMatchObject({ code: 3, stderr: expect.stringContaining('https://') })
})
