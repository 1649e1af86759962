// What the page in the desktop program's window and its shell say to one another. Plain values and types: the preload
// script that carries them is kept small.
import type { ChosenKind, MenuOrder } from './desktop.ts'

/** `window.whereabouts` in the desktop program's page. Paths are strings that the person chose or opened. */
export interface DesktopBridge {
  /** Asks for a line to the workbench process: it comes as a `message` event of the window with the port. */
  connect(): void
  choose(kind: ChosenKind): Promise<string[]>
  setMenu(order: MenuOrder): Promise<void>
  /** Calls back with the id of a command that was chosen in the native menu. */
  onCommand(listener: (id: string) => void): void
  /** Calls back with files that were opened from the command line or the file manager, earlier ones included. */
  onOpenedFiles(listener: (paths: string[]) => void): void
  /** The path of a file that was dropped on the page; empty where it has none. */
  pathOf(file: unknown): string
}

/** The page's own address in the desktop program. */
export const PAGE_ORIGIN = 'app://workbench'

/** Data of the `message` event that carries the port to the workbench process. */
export const PORT_MESSAGE = 'whereabouts-port'

/** Channels between the shell and the preload script. */
export const CHANNELS = {
  connect: 'whereabouts:connect',
  port: 'whereabouts:port',
  choose: 'whereabouts:choose',
  setMenu: 'whereabouts:set-menu',
  command: 'whereabouts:command',
  listenForFiles: 'whereabouts:listen-for-files',
  openedFiles: 'whereabouts:opened-files',
} as const
