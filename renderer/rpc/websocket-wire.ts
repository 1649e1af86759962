import { RPCLink } from '@orpc/client/websocket'
import type { Wire } from './wire.ts'

/** A WebSocket at `rpc` beside the page. Rejects when the host does not answer. */
export function openWebSocketWire(pageAddress: string): Promise<Wire> {
  const address = new URL('rpc', pageAddress)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(address)
  const closed = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => resolve(), { once: true })
  })
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve({ link: new RPCLink({ websocket: socket }), closed }), { once: true })
    socket.addEventListener('error', () => reject(new Error('The WebSocket could not be opened.')), { once: true })
  })
}
