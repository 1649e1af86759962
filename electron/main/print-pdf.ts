import { randomUUID } from 'node:crypto'
import { BrowserWindow, session } from 'electron'

const SCHEME = 'print'

/**
 * Prints a self-contained document. It is shown to a hidden page of its own, without scripts and without any way to load
 * something: not from the network, not from the disk, not from the library.
 */
export async function printPdf(html: string, signal: AbortSignal): Promise<Uint8Array> {
  signal.throwIfAborted()
  const address = `${SCHEME}://document/${randomUUID()}`
  const apart = session.fromPartition(`print-${randomUUID()}`)
  apart.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  apart.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== address && !url.startsWith('data:') }))
  apart.protocol.handle(SCHEME, () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }))
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: apart, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  })
  const stop = () => window.destroy()
  signal.addEventListener('abort', stop)
  try {
    await window.loadURL(address)
    return await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true })
  } finally {
    signal.removeEventListener('abort', stop)
    if (!window.isDestroyed()) window.destroy()
    signal.throwIfAborted()
  }
}
