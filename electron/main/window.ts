import { BrowserWindow } from 'electron'

/** A window that shows the page at `address` as soon as it can be drawn. */
export async function openWindow(address: string): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false },
  })
  window.once('ready-to-show', () => window.show())
  await window.loadURL(address)
  return window
}
