import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { problemOf } from '../../core/problem.ts'

const FILE = 'page-port.txt'

/**
 * Opens the page's host on the port asked for; where none is (0), on the one that this library had last, else on any
 * free one, and remembers it. A browser keeps a page's choices and drafts under its port: on a new one they are gone.
 * Throws what `open` throws.
 */
export async function onUsualPort<Host extends { port: number }>(
  libraryFolder: string,
  asked: number,
  open: (port: number) => Promise<Host>,
): Promise<Host> {
  const file = join(libraryFolder, FILE)
  const usual = asked === 0 ? rememberedPort(file) : asked
  const host = await open(usual).catch((error: unknown) => {
    if (asked === 0 && usual !== 0 && problemOf(error)?.code === 'port-taken') return open(0)
    throw error
  })
  if (asked === 0 && host.port !== usual) writeFileSync(file, `${host.port}\n`)
  return host
}

/** 0 where none, or nothing that is a port, is written there. */
function rememberedPort(file: string): number {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
  const port = Number(text)
  return Number.isInteger(port) && port >= 1024 && port <= 65_535 ? port : 0
}
