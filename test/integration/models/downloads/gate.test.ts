// The whole way: a closed gate, TLS, a hub and the server that it sends on to, and what of it stands in the ledger.
import { execFile, execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { REPO, someBytes, startHub } from '../../../fixtures/hub/hub-server.ts'
import { temporaryFolder } from '../../../fixtures/libraries/temporary-library.ts'

const program = fileURLToPath(new URL('../../../fixtures/hub/fetch-through-gate.ts', import.meta.url))

test('a download passes its own hosts alone, while it lasts, and every request of it stands in the ledger', async (context) => {
  const tls = certificateFor(temporaryFolder(), ['hub.test', 'cdn.test'])
  if (!tls) return context.skip('There is no openssl here to make a certificate with.')
  const hub = await startHub({ 'config.json': Buffer.from('{}'), 'model.safetensors': someBytes(100_000) }, REPO, tls)
  onTestFinished(() => hub.close())
  const port = hub.host.split(':')[1]!
  hub.misbehave = (request, response, { path }) => {
    if (!path.endsWith('.safetensors') || request.headers.host?.startsWith('cdn.test')) return false
    response.writeHead(302, { location: `https://cdn.test:${port}${path}` }).end()
    return true
  }
  const run = (env: NodeJS.ProcessEnv) =>
    promisify(execFile)(process.execPath, [program, port, temporaryFolder()], { env: { ...process.env, ...env } })
  const { stdout } = await run({ NODE_EXTRA_CA_CERTS: tls.file, HF_TOKEN: 'hf_secret' })
  const { before, state, afterwards, ledger } = JSON.parse(stdout)
  expect({ before, state, afterwards }).toEqual({
    before: 'ENETUNREACH',
    state: { state: 'finished', problem: null },
    afterwards: 'ENETUNREACH',
  })
  const told = ledger.map(({ destination, purpose, outcome }: Record<string, string>) => [destination, purpose, outcome]).reverse()
  const [atHub, atCdn] = [`hub.test:${port}`, `cdn.test:${port}`]
  expect(told).toEqual([
    [atHub, 'workbench process', 'refused'],
    [atHub, `Asking what ${REPO} holds`, 'sent'],
    [atHub, `Asking what ${REPO} holds`, 'sent'],
    [atHub, `Fetching config.json of ${REPO}`, 'sent'],
    [atHub, `Fetching model.safetensors of ${REPO}`, 'sent'],
    [atCdn, `Fetching model.safetensors of ${REPO}`, 'sent'],
    [atHub, 'workbench process', 'refused'],
  ])
  const tokens = hub.asked.map(({ headers }) => [headers.host, headers.authorization])
  expect(tokens.filter(([host]) => host === atHub).every(([, token]) => token === 'Bearer hf_secret')).toBe(true)
  expect(tokens.filter(([host]) => host === atCdn)).toEqual([[atCdn, undefined]])

  // Without the certificate the other side cannot prove who it is: nothing is tried again, and nothing is fetched.
  hub.asked.length = 0
  const strange = JSON.parse((await run({ NODE_EXTRA_CA_CERTS: '' })).stdout)
  expect(strange.state).toMatchObject({ state: 'refused', problem: { code: 'download-certificate' } })
  expect(hub.asked).toEqual([])
  expect(strange.ledger.filter(({ outcome }: Record<string, string>) => outcome === 'sent')).toHaveLength(1)
})

/** A key and a certificate that it signed itself; null where there is no openssl. */
function certificateFor(folder: string, names: readonly string[]): { key: string; cert: string; file: string } | null {
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=hub.test',
  ]
  const alternatives = ['-addext', `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`]
  try {
    execFileSync('openssl', [...args, ...alternatives, '-keyout', keyFile, '-out', file], { stdio: 'ignore' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(file, 'utf8'), file }
}
