import { create } from 'zustand'
import type { CaseId } from '../../../electron/contract/ids.ts'
import type { Photo } from '../../../electron/contract/photos.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom, wasCalledOff } from '../../rpc/index.ts'
import { uploadPhoto } from './api.ts'

/** One file on its way into the library. Files that arrived leave the list by themselves; problems stay until dismissed. */
export interface Intake {
  id: number
  fileName: string
  state: 'waiting' | 'sending' | 'already-here' | 'failed'
  /** 0..1 of the bytes handed over; at 1 the library is reading the photo. */
  fraction: number
  problem: Problem | null
}

interface IntakeState {
  intakes: Intake[]
  /** Adds the files one after the other; `onAdded` is told of each that arrived. */
  add(caseId: CaseId, files: readonly File[], onAdded: (photo: Photo) => void): Promise<void>
  cancel(id: number): void
  dismiss(id: number): void
}

const controllers = new Map<number, AbortController>()
let lastId = 0
let queue: Promise<void> = Promise.resolve()

export const useIntake = create<IntakeState>()((set, get) => {
  const change = (id: number, changes: Partial<Intake>) =>
    set(({ intakes }) => ({ intakes: intakes.map((intake) => (intake.id === id ? { ...intake, ...changes } : intake)) }))

  const send = async (id: number, caseId: CaseId, file: File, onAdded: (photo: Photo) => void) => {
    const controller = controllers.get(id)
    if (!controller || controller.signal.aborted) return
    change(id, { state: 'sending' })
    try {
      const added = await uploadPhoto(caseId, file, (fraction) => change(id, { fraction }), controller.signal)
      if (added.photo) onAdded(added.photo)
      if (added.problem && !added.photo) change(id, { state: 'failed', problem: added.problem })
      else if (added.alreadyHere) change(id, { state: 'already-here' })
      else get().dismiss(id)
    } catch (error) {
      if (!wasCalledOff(error)) change(id, { state: 'failed', problem: problemFrom(error) })
    }
  }

  return {
    intakes: [],
    add(caseId, files, onAdded) {
      const started = files.map((file) => {
        lastId += 1
        controllers.set(lastId, new AbortController())
        return { id: lastId, file }
      })
      set(({ intakes }) => ({
        intakes: [
          ...intakes.filter(({ state }) => state !== 'already-here'),
          ...started.map(({ id, file }): Intake => ({ id, fileName: file.name, state: 'waiting', fraction: 0, problem: null })),
        ],
      }))
      // One after the other: the library decodes each photo, and several large ones at once would only fight for memory.
      for (const { id, file } of started) queue = queue.then(() => send(id, caseId, file, onAdded))
      return queue
    },
    cancel(id) {
      controllers.get(id)?.abort()
      get().dismiss(id)
    },
    dismiss(id) {
      controllers.delete(id)
      set(({ intakes }) => ({ intakes: intakes.filter((intake) => intake.id !== id) }))
    },
  }
})
