import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { isThisMachine } from '../../../electron/services/ledger/network-gate.ts'
import { countDeparture, listDepartures, noteDeparture, noteRefusal } from '../../../electron/services/store/departures.ts'
import { listLog } from '../../../electron/services/store/log.ts'
import { change } from '../../../electron/services/store/statements.ts'
import { inTransaction } from '../../../electron/services/store/transaction.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const program = fileURLToPath(new URL('../../fixtures/network/try-to-leave.ts', import.meta.url))

describe('the gate of a process', () => {
  it('refuses every way to another machine, tells of it, and leaves this machine reachable', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program])
    const { outcomes, told, letThroughNow, afterwards, port } = JSON.parse(stdout)
    expect(outcomes).toEqual({
      ...{ fetch: 'ENETUNREACH', address: 'ENETUNREACH', name: 'ENETUNREACH', lookup: 'ENETUNREACH', callback: 'ENETUNREACH' },
      ...{ datagram: 'ENETUNREACH', loopback: 'reached', localhost: 'reached' },
    })
    expect(letThroughNow).toEqual({ wanted: 'reached', otherPort: 'ENETUNREACH' })
    expect(afterwards).toBe('ENETUNREACH')
    expect(told).toEqual([
      ...['example.org:443', '192.0.2.1:443', 'example.com:443', 'example.net', 'example.net', '192.0.2.7'],
      ...[`hub.test:${port + 1}`, `hub.test:${port}`],
    ])
  })

  it.each(['localhost', '127.0.0.1', '127.9.8.7', '::1', '::ffff:127.0.0.1', '', undefined])('takes %s for this machine', (host) => {
    expect(isThisMachine(host)).toBe(true)
  })
  it.each(['example.org', '127.0.0.1.example.org', '10.0.0.1', '192.168.1.1', 'localhost.example', '::2'])(
    'takes %s for another',
    (host) => {
      expect(isThisMachine(host)).toBe(false)
    },
  )
})

describe('the network ledger', () => {
  it('is empty at first, keeps what was refused, newest first, and is never shortened', () => {
    const library = openForTest()
    expect(listDepartures(library.read, { limit: 9 })).toEqual({ departures: [], sent: 0, refused: 0 })
    noteRefusal(library.write, { destination: 'example.org:443', purpose: 'reader process' }, library.byProgram())
    noteRefusal(library.write, { destination: '192.0.2.1:80', purpose: 'engine process' }, library.byProgram())
    const { departures, refused } = listDepartures(library.read, { limit: 1 })
    expect(departures).toMatchObject([{ destination: '192.0.2.1:80', outcome: 'refused', bytesSent: 0, actor: 'whereabouts' }])
    expect(refused).toBe(2)
    expect(listDepartures(library.read, { limit: 9, before: departures[0]!.number }).departures).toHaveLength(1)
    const number = noteDeparture(library.write, { destination: 'example.org:443', purpose: 'Fetching' }, library.stamp())
    countDeparture(library.write, number, { bytesSent: 7, bytesReceived: 9 })
    expect(listDepartures(library.read, { limit: 1 })).toMatchObject({
      ...{ sent: 1, refused: 2, departures: [{ number, outcome: 'sent', bytesSent: 7, bytesReceived: 9, actor: 'ana' }] },
    })
    expect(() => inTransaction(library.write, () => change(library.write, 'DELETE FROM departures'))).toThrow('never')
    expect(listLog(library.read, { limit: 2 }).map(({ action }) => action)).toEqual(['connection-made', 'connection-refused'])
  })
})
