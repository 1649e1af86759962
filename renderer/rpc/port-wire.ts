import { RPCLink } from '@orpc/client/message-port'
import { type DesktopBridge, PORT_MESSAGE } from '../../electron/contract/desktop-bridge.ts'
import type { Wire } from './wire.ts'

/** A port to the workbench process, handed over by the desktop shell. */
export function openPortWire(bridge: DesktopBridge): Promise<Wire> {
  return new Promise((resolve) => {
    const onMessage = ({ source, data, ports: [port] }: MessageEvent) => {
      if (source !== window || data !== PORT_MESSAGE || !port) return
      removeEventListener('message', onMessage)
      const closed = new Promise<void>((settle) => {
        port.addEventListener('close', () => settle(), { once: true })
      })
      const link = new RPCLink({ port })
      port.start()
      resolve({ link, closed })
    }
    addEventListener('message', onMessage)
    bridge.connect()
  })
}
