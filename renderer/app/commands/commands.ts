import { keysText } from '../shortcut-keys.ts'
import { caseCommands } from './case-commands.ts'
import type { Command } from './command.ts'
import { editCommands } from './edit-commands.ts'
import { evidenceCommands } from './evidence-commands.ts'
import { hintCommands } from './hint-commands.ts'
import { intakeCommands } from './intake-commands.ts'
import { mapCommands } from './map-commands.ts'
import { photoCommands } from './photo-commands.ts'
import { reasoningCommands } from './reasoning-commands.ts'
import { shareCommands } from './share-commands.ts'
import { viewCommands } from './view-commands.ts'
import { viewerCommands } from './viewer-commands.ts'

/** Everything the page can do by key, menu or palette, in the order in which it is listed. */
export const commands: readonly Command[] = [
  ...caseCommands,
  ...intakeCommands,
  ...shareCommands,
  ...editCommands,
  ...photoCommands,
  ...evidenceCommands,
  ...reasoningCommands,
  ...mapCommands,
  ...hintCommands,
  ...viewerCommands,
  ...viewCommands,
]

export const onMac: boolean = navigator.platform.startsWith('Mac')

function command(id: string): Command {
  const found = commands.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`There is no command ${id}.`)
  return found
}

/** Runs a command if it makes sense now. */
export function runCommand(id: string): void {
  const { when, run } = command(id)
  if (when()) run()
}

/** Whether there is such a command: ids also come from outside the page. */
export function isCommand(id: string): boolean {
  return commands.some((candidate) => candidate.id === id)
}

/** Keys of a command, as shown to the person. */
export function keysOf(id: string): string {
  const { keys } = command(id)
  return keys ? keysText(keys, onMac) : ''
}
