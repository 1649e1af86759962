import { RPCLink } from '@orpc/client/message-port'
import type { Wire } from './wire.ts'

const PATIENCE_MS = 10_000

/**
 * The desktop's line: a message port that the preload hands over. The page asks with `{type: 'workbench-port-wanted'}`
 * (again after every loss) and the preload answers with `{type: 'workbench-port'}` and the port.
 */
export function openPortWire(): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      removeEventListener('message', receive)
      reject(new Error('The desktop shell handed over no port.'))
    }, PATIENCE_MS)

    function receive(event: MessageEvent) {
      const port = event.ports[0]
      if (event.source !== window || event.data?.type !== 'workbench-port' || !port) return
      clearTimeout(timer)
      removeEventListener('message', receive)
      const closed = new Promise<void>((settle) => {
        port.addEventListener('close', () => settle(), { once: true })
      })
      const link = new RPCLink({ port })
      port.start()
      resolve({ link, closed })
    }

    addEventListener('message', receive)
    postMessage({ type: 'workbench-port-wanted' }, location.origin)
  })
}
