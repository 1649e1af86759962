import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { root } from '../../driver/root.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}

export interface BenchPage {
  address: string
  close(): void
}

/** Builds the page with the map alone and serves it, with the world map that ships, on loopback. */
export async function serveBenchPage(): Promise<BenchPage> {
  const built = mkdtempSync(join(tmpdir(), 'whereabouts-bench-map-'))
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('page/', import.meta.url)),
    base: './',
    build: { outDir: built, emptyOutDir: true, target: 'chrome140', modulePreload: { polyfill: false } },
  })
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const [, data] = /^\/basemap\/([\w-]+\.json)$/.exec(pathname) ?? []
    const [, asset] = /^\/(assets\/[\w.-]+)$/.exec(pathname) ?? []
    const file = data ? join(root, 'resources/basemap/dist', data) : join(built, asset ?? 'index.html')
    try {
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
      response.end(await readFile(file))
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close()
      server.closeAllConnections()
      rmSync(built, { recursive: true, force: true })
    },
  }
}
