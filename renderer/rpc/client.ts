import { type ClientLink, createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../electron/contract/index.ts'
import { ProblemError } from '../../electron/core/problem.ts'
import { connection } from './connection.ts'
import { connectionLost } from './problem-from.ts'
import type { NoContext, Wire } from './wire.ts'

const PATIENCE_MS = 8000

/** The open line, or the next one to open; a `connection-lost` problem when none opens in time. */
function openWire(): Promise<Wire> {
  const { wire } = connection.getState()
  if (wire) return Promise.resolve(wire)
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer)
      unsubscribe()
    }
    const timer = setTimeout(() => {
      settle()
      reject(new ProblemError(connectionLost))
    }, PATIENCE_MS)
    const unsubscribe = connection.subscribe((now) => {
      if (!now.wire) return
      settle()
      resolve(now.wire)
    })
  })
}

const link: ClientLink<NoContext> = {
  async call(path, input, options) {
    const wire = await openWire()
    return wire.link.call(path, input, options)
  },
}

/** Every procedure of the contract, over whichever line is open now. */
export const client: ContractRouterClient<Contract> = createORPCClient(link)
