import { beforeAll, expect, test, vi } from 'vitest'
import type { Command } from '../../../../../renderer/app/commands/command.ts'

const IMPORT_PATIENCE_MS = 60_000
let commands: readonly Command[]

/** Stands in for whatever the page's modules touch while they are loaded; nothing of it is looked at. */
const anything: object = new Proxy(() => undefined, {
  get: (_target, key) => (key === Symbol.toPrimitive ? () => '' : key === 'then' ? undefined : anything),
  apply: () => anything,
  construct: () => anything,
})

beforeAll(async () => {
  vi.stubGlobal('window', anything)
  vi.stubGlobal('document', anything)
  vi.stubGlobal('location', { hash: '', href: 'http://127.0.0.1/', origin: 'http://127.0.0.1' })
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('matchMedia', () => anything)
  vi.stubGlobal('getComputedStyle', () => ({ fontSize: '16px' }))
  vi.stubGlobal('innerWidth', 1280)
  vi.stubGlobal('innerHeight', 800)
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
  ;({ commands } = await vi.importActual<{ commands: readonly Command[] }>('../../../../../renderer/app/commands/commands.ts'))
}, IMPORT_PATIENCE_MS)

function sharedBy(of: (command: Command) => string | null): string[][] {
  const ids = new Map<string, string[]>()
  for (const command of commands) {
    const key = of(command)
    if (key !== null) ids.set(key, [...(ids.get(key) ?? []), command.id])
  }
  return [...ids.values()].filter((sharers) => sharers.length > 1)
}

test('no two commands share keys, even where only one of them makes sense', () => {
  expect(commands.length).toBeGreaterThan(20)
  expect(sharedBy(({ keys }) => keys)).toEqual([])
})

test('no two commands share an id', () => expect(sharedBy(({ id }) => id)).toEqual([]))
