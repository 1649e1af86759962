// Hands the sandboxed page its line to the workbench process and the few things that only the desktop can do.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { CHANNELS, type DesktopBridge, PORT_MESSAGE } from '../contract/desktop-bridge.ts'

// A port cannot cross the context bridge: it is posted to the page's own window, whose origin the shell has checked.
ipcRenderer.on(CHANNELS.port, (event) => {
  window.postMessage(PORT_MESSAGE, location.origin, event.ports)
})

const bridge: DesktopBridge = {
  connect: () => ipcRenderer.send(CHANNELS.connect),
  choose: (kind) => ipcRenderer.invoke(CHANNELS.choose, kind),
  setMenu: (order) => ipcRenderer.invoke(CHANNELS.setMenu, order),
  onCommand: (listener) => void ipcRenderer.on(CHANNELS.command, (_event, id: string) => listener(id)),
  onOpenedFiles: (listener) => {
    ipcRenderer.on(CHANNELS.openedFiles, (_event, paths: string[]) => listener(paths))
    ipcRenderer.send(CHANNELS.listenForFiles)
  },
  pathOf: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ''),
}

contextBridge.exposeInMainWorld('whereabouts', bridge)
