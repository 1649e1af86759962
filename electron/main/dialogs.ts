import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import type { ChosenKind } from '../contract/desktop.ts'

const DIALOGS: Record<ChosenKind, OpenDialogOptions> = {
  folder: { properties: ['openDirectory'] },
  photos: {
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Photos', extensions: ['jpg', 'jpeg', 'png', 'webp', 'heic', 'heif', 'avif', 'tif', 'tiff', 'gif'] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  'map-pack': { properties: ['openFile'], filters: [{ name: 'Map packs', extensions: ['pmtiles', 'mbtiles'] }] },
  archive: { properties: ['openFile'], filters: [{ name: 'Case archives', extensions: ['whereabouts'] }] },
  model: { properties: ['openFile', 'multiSelections'], filters: [{ name: 'Models', extensions: ['gguf'] }] },
}

/** The system's own dialog; an empty list when the person chose nothing. */
export async function choosePaths(window: BrowserWindow, kind: ChosenKind): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, DIALOGS[kind])
  return canceled ? [] : filePaths
}
