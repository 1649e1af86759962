import type { IncomingMessage } from 'node:http'

/** What a request asks for, or null where it makes no sense. Put together, not resolved: `//x/` is a path here, not a host. */
export function addressed(request: IncomingMessage): URL | null {
  return URL.parse(`http://page${request.url ?? '/'}`)
}
