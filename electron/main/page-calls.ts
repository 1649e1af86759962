// What the page may ask of the shell. Every call is from our own page's top frame, and every argument is looked at.
import { type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { chosenKind, menuOrder } from '../contract/desktop.ts'
import { CHANNELS } from '../contract/desktop-bridge.ts'
import { choosePaths } from './dialogs.ts'
import { isOurPage } from './lock-down.ts'
import { showMenu } from './menu.ts'
import type { OpenedFiles } from './opened-files.ts'
import type { WorkbenchProcess } from './workbench-process.ts'

export function answerPage(window: BrowserWindow, workbench: WorkbenchProcess, openedFiles: OpenedFiles): void {
  const isTrusted = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent) =>
    sender === window.webContents && senderFrame === sender.mainFrame && senderFrame !== null && isOurPage(senderFrame.url)

  const trusted = (event: IpcMainInvokeEvent) => {
    if (!isTrusted(event)) throw new Error('Only the Whereabouts page may ask this.')
  }
  ipcMain.on(CHANNELS.connect, (event) => {
    if (isTrusted(event)) workbench.connect(window.webContents)
  })
  ipcMain.on(CHANNELS.listenForFiles, (event) => {
    if (isTrusted(event)) openedFiles.listen((paths) => window.webContents.send(CHANNELS.openedFiles, paths))
  })
  ipcMain.handle(CHANNELS.choose, (event, kind: unknown) => {
    trusted(event)
    return choosePaths(window, chosenKind.parse(kind))
  })
  ipcMain.handle(CHANNELS.setMenu, (event, order: unknown) => {
    trusted(event)
    showMenu(menuOrder.parse(order), (id) => window.webContents.send(CHANNELS.command, id))
  })
}
