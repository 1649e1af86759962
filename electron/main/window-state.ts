import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'

export interface WindowState {
  bounds: Rectangle | null
  maximised: boolean
}

const NOTHING_KEPT: WindowState = { bounds: null, maximised: false }
/** At least so much of the window must lie on a screen, to be grasped there. */
const LEAST_SEEN_PX = 100

/** As it was when the window was last closed, where that still lies on one of the `screens`. */
export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState {
  const kept = keptState(file)
  if (!kept.bounds || screens.some((screen) => isSeenOn(screen, kept.bounds!))) return kept
  return { ...kept, bounds: null }
}

export function keepWindowState(file: string, state: WindowState): void {
  writeFileSync(`${file}.part`, JSON.stringify(state))
  renameSync(`${file}.part`, file)
}

function keptState(file: string): WindowState {
  try {
    const { bounds, maximised } = JSON.parse(readFileSync(file, 'utf8')) as Partial<WindowState>
    return { bounds: isRectangle(bounds) ? bounds : null, maximised: maximised === true }
  } catch {
    // Not there at the first start; damaged by a full disk: either way the window opens as new.
    return NOTHING_KEPT
  }
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false
  const { x, y, width, height } = value as Record<string, unknown>
  return [x, y, width, height].every(Number.isSafeInteger) && (width as number) >= LEAST_SEEN_PX && (height as number) >= LEAST_SEEN_PX
}

function isSeenOn(screen: Rectangle, bounds: Rectangle): boolean {
  const seenWidth = Math.min(screen.x + screen.width, bounds.x + bounds.width) - Math.max(screen.x, bounds.x)
  const titleSeen = bounds.y >= screen.y && bounds.y + LEAST_SEEN_PX <= screen.y + screen.height
  return seenWidth >= LEAST_SEEN_PX && titleSeen
}
