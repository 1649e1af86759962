// The contract over a WebSocket.
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { AnyRouter } from '@orpc/server'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import type { Access } from './access.ts'
import { addressed } from './addressed.ts'

const RPC_PATH = '/rpc'
/** Calls are small; photos come through `intake/`. */
const MESSAGE_LIMIT_BYTES = 4 * 1024 ** 2
const GOING_AWAY = 1001

/** Serves the router at `/rpc` of the given servers. `close` says goodbye to every page. */
export function serveRpc(servers: Server[], router: AnyRouter, access: Access): { close: () => void } {
  const handler = new RPCHandler(router)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT_BYTES, perMessageDeflate: false })
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (addressed(request)?.pathname !== RPC_PATH) return refuse(socket, '404 Not Found')
    if (access.refusal(request)) return refuse(socket, '403 Forbidden')
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => webSocket.terminate())
      void handler.upgrade(webSocket, { context: {} })
    })
  }
  for (const server of servers) server.on('upgrade', upgrade)
  return {
    close: () => {
      for (const client of sockets.clients) client.close(GOING_AWAY, 'Whereabouts is closing')
      sockets.close()
    },
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
