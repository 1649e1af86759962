import { powerSaveBlocker } from 'electron'

let blocker: number | null = null

/** Keeps the machine from going to sleep while a run is under way; the screen may go dark. */
export function keepAwake(busy: boolean): void {
  if (busy && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
  if (!busy && blocker !== null) {
    powerSaveBlocker.stop(blocker)
    blocker = null
  }
}
