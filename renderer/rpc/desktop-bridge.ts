import type { DesktopBridge } from '../../electron/contract/desktop-bridge.ts'

declare global {
  interface Window {
    /** There in the desktop program alone. */
    whereabouts?: DesktopBridge
  }
}

/** What only the desktop program can do; null in a browser. */
export const desktop: DesktopBridge | null = globalThis.window?.whereabouts ?? null
