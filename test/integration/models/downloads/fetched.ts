import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { hubRepo } from '../../../../electron/contract/downloads.ts'
import { problemOf } from '../../../../electron/core/problem.ts'
import { chooseFiles } from '../../../../models/downloads/choose-files.ts'
import type { Departure } from '../../../../models/downloads/departure.ts'
import { type DownloadOptions, type DownloadOrder, download } from '../../../../models/downloads/download.ts'
import { openHubConnection } from '../../../../models/downloads/hub-connection.ts'
import { listHub } from '../../../../models/downloads/hub-listing.ts'
import type { Pace } from '../../../../models/downloads/patience.ts'
import { type HubServer, REPO } from '../../../fixtures/hub/hub-server.ts'

export interface Paced extends Pace {
  waits: number[]
}

/** Waits for nothing, and keeps how long it would have been; chance always falls on its end. */
export function noWaiting(): Paced {
  const waits: number[] = []
  let now = 0
  return {
    waits,
    async wait(ms, signal) {
      signal?.throwIfAborted()
      waits.push(ms)
      now += ms
      // Sockets have their turn, as they would while a wait lasts.
      await new Promise((resolve) => setImmediate(resolve))
    },
    random: () => 1,
    now: () => now,
  }
}

export interface Fetching extends Partial<Omit<DownloadOptions, 'connection' | 'host' | 'pace'>> {
  root: string
  token?: string
  proxy?: string
  pace?: Pace
  format?: string
  verified?: ReadonlySet<string>
  departures?: (Departure & { sent: number; received: number; closed: boolean })[]
  patienceMs?: number
}

/** Lists, chooses and fetches, as the service does. */
export async function fetched(hub: Pick<HubServer, 'address' | 'host'>, fetching: Fetching) {
  const { root, token, proxy, format, verified, departures, patienceMs, pace = noWaiting(), ...options } = fetching
  mkdirSync(root, { recursive: true })
  const connection = openHubConnection({
    address: hub.address,
    proxy: proxy ?? null,
    token: token ?? null,
    ...(patienceMs !== undefined && { patienceMs }),
    leave(departure) {
      const noted = { ...departure, sent: 0, received: 0, closed: false }
      departures?.push(noted)
      return {
        count(sent, received) {
          noted.sent += sent
          noted.received += received
        },
        close() {
          noted.closed = true
        },
      }
    },
  })
  try {
    const repo = hubRepo.parse(REPO)
    const listing = await listHub(connection, { repo, revision: 'main' }, { host: hub.host, pace, signal: options.signal })
    const chosen = chooseFiles(listing, format ?? null)
    const order: DownloadOrder = {
      ...{ repo, root, folderName: 'Small', commit: listing.commit, files: chosen.files, verified: verified ?? new Set() },
    }
    return { listing, chosen, ...(await download(order, { bytesPerSecond: null, ...options, connection, host: hub.host, pace })) }
  } finally {
    await connection.close()
  }
}

/** The problem that it ended with; fails where it ended well. */
export async function problemWith(work: Promise<unknown>) {
  const error = await work.then(
    () => new Error('It ended well.'),
    (thrown: unknown) => thrown,
  )
  const problem = problemOf(error)
  if (!problem) throw error
  return problem
}

export const inFolder = (root: string, name: string) => join(root, 'Small', name)
