import type { Leave } from '../../../../models/downloads/departure.ts'
import { HUB_ADDRESS } from '../../../../models/downloads/hub-address.ts'
import type { Library } from '../../library/library.ts'
import { currentSettings } from '../../store/library-settings.ts'
import { createPassages } from './hub-passage.ts'
import type { HubToken } from './hub-token.ts'

/** The way to the hub, as it is set when it is taken. */
export interface HubNetwork {
  address: string
  proxy: string | null
  token: string | null
  bytesPerSecond: number | null
  leave: Leave
}

/** Of this process alone, and written down nowhere: a proxy's address may hold a password. */
export interface NetworkWishes {
  mirror?: string
  proxy?: string
  megabytesPerSecond?: number
}

const MEGABYTE = 1_000_000

/** The library's settings, and what this process was told beyond them. */
export function createHubNetwork(library: Library, token: HubToken, wishes: NetworkWishes = {}): () => Promise<HubNetwork> {
  const leave = createPassages(library)
  return async () => {
    const { hubMirror, hubProxy, downloadLimit } = currentSettings(library.read)
    const limit = wishes.megabytesPerSecond ?? downloadLimit
    return {
      address: wishes.mirror ?? hubMirror ?? HUB_ADDRESS,
      proxy: wishes.proxy ?? hubProxy,
      token: await token.read(),
      bytesPerSecond: limit === null ? null : limit * MEGABYTE,
      leave,
    }
  }
}
