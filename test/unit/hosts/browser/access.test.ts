import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { Access } from '../../../../electron/hosts/browser/access.ts'

const request = (headers: Record<string, string>, method = 'GET') =>
  ({ headers: { host: '127.0.0.1:4000', ...headers }, method }) as unknown as IncomingMessage
const tokenOf = (address: string) => new URL(address).searchParams.get('token')!
const cookieOf = (setCookie: string | null) => setCookie!.split(';')[0]!

test('the printed address lets any number of browsers in', () => {
  const access = new Access(4000)
  const token = tokenOf(access.printedAddress())
  for (let time = 0; time < 2; time++) {
    expect(access.refusal(request({ cookie: cookieOf(access.exchange(token)) }))).toBe(null)
  }
})

test('a one-time address lets one browser in, and not after two minutes', () => {
  const access = new Access(4000)
  const token = tokenOf(access.oneTimeAddress(0))
  expect(access.exchange(token, 119_000)).toContain('HttpOnly; SameSite=Strict')
  expect(access.exchange(token, 119_000)).toBe(null)
  expect(access.exchange(tokenOf(access.oneTimeAddress(0)), 121_000)).toBe(null)
})

test.each([
  ['another name of this machine, as DNS rebinding uses it', { host: 'evil.example:4000' }, 'wrong-host'],
  ['another port', { host: '127.0.0.1:4001' }, 'wrong-host'],
  ['a page from elsewhere', { origin: 'https://evil.example' }, 'wrong-origin'],
  ['a sandboxed page', { origin: 'null' }, 'wrong-origin'],
  ['a WebSocket that hides where it comes from', { upgrade: 'websocket' }, 'wrong-origin'],
  ['no cookie', {}, 'no-session'],
  ['a wrong cookie', { cookie: 'whereabouts-4000=guess' }, 'no-session'],
])('%s is refused', (_what, headers, refusal) => {
  expect(new Access(4000).refusal(request(headers))).toBe(refusal)
})

test('a write must name its origin', () => {
  const access = new Access(4000)
  const cookie = cookieOf(access.exchange(tokenOf(access.printedAddress())))
  expect(access.refusal(request({ cookie }, 'POST'))).toBe('wrong-origin')
  expect(access.refusal(request({ cookie, origin: 'http://127.0.0.1:4000' }, 'POST'))).toBe(null)
})

test('the cookie of one host does not open another', () => {
  const [first, second] = [new Access(4000), new Access(4000)]
  const cookie = cookieOf(first.exchange(tokenOf(first.printedAddress())))
  expect(second.refusal(request({ cookie }))).toBe('no-session')
})
