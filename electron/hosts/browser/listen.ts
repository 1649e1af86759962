import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ProblemError } from '../../core/problem.ts'

/**
 * Listens on this machine's loopback addresses alone, both on one port (0 = any free one). IPv6 may be missing.
 * Throws `port-taken`, `port-not-allowed`.
 */
export async function listenOnLoopback(port: number, answer: RequestListener): Promise<{ servers: Server[]; port: number }> {
  const first = createServer(answer)
  await listening(first, '127.0.0.1', port)
  const taken = (first.address() as AddressInfo).port
  const second = createServer(answer)
  const reachable = await listening(second, '::1', taken).then(
    () => true,
    () => false,
  )
  return { servers: reachable ? [first, second] : [first], port: taken }
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => reject(problemOfListening(error, port))
    server.once('error', refused)
    server.listen({ host, port, ipv6Only: true }, () => {
      server.off('error', refused)
      resolve()
    })
  })
}

function problemOfListening(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new ProblemError({
      code: 'port-taken',
      message: `Another program on this machine already uses port ${port}.`,
      remedy: 'Leave `--port` out to take any free port, or name another one.',
    })
  }
  if (error.code === 'EACCES') {
    return new ProblemError({
      code: 'port-not-allowed',
      message: `This account may not open port ${port}.`,
      remedy: 'Use a port above 1023, or leave `--port` out to take any free port.',
    })
  }
  return error
}
