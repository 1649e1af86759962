import { closeNetworkGate } from '../services/ledger/network-gate.ts'

/** Whom a part of the program tried to reach, and which part. */
type Told = (destination: string, by: string) => void

/**
 * Closes this process's way to other machines and gathers what was refused, here and in its children, until there is a
 * ledger to write it into.
 */
export function listenForRefusals(): { note: Told; tell(listener: Told): void } {
  let listener: Told | null = null
  const waiting: Parameters<Told>[] = []
  const note: Told = (destination, by) => {
    if (listener) listener(destination, by)
    else waiting.push([destination, by])
  }
  closeNetworkGate((destination) => note(destination, 'workbench process'))
  return {
    note,
    tell(told) {
      listener = told
      for (const refusal of waiting.splice(0)) told(...refusal)
    },
  }
}
