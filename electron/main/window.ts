import { join } from 'node:path'
import { app, BrowserWindow, screen } from 'electron'
import { PAGE_ORIGIN } from '../contract/desktop-bridge.ts'
import { keepWindowState, readWindowState } from './window-state.ts'

/** The window with the page: shown as soon as it can be drawn, where it was when it was last closed. */
export function openWindow(preload: string): BrowserWindow {
  const stateFile = join(app.getPath('userData'), 'window.json')
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  const { bounds, maximised } = readWindowState(stateFile, screens)
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...bounds,
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: '#17191c',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  if (maximised) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => keepWindowState(stateFile, { bounds: window.getNormalBounds(), maximised: window.isMaximized() }))
  void window.loadURL(`${PAGE_ORIGIN}/`)
  return window
}
