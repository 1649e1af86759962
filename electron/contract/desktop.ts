// The shell's checks of what the page hands it, and what the shell and the workbench process say to one another.
import { z } from 'zod'

/** One entry of the native menu: a command of the page. */
export const menuEntry = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  group: z.string().regex(/^[a-z]{1,20}$/),
  title: z.string().min(1).max(120),
  /** As the page writes its shortcuts: `mod+shift+z`. */
  keys: z.string().max(40).nullable(),
})

export const menuOrder = z.object({
  /** Titles of the groups, in order. */
  groups: z.array(z.object({ id: z.string().max(20), title: z.string().min(1).max(60) })).max(12),
  entries: z.array(menuEntry).max(300),
})

/** What a native dialog lets a person choose. */
export const chosenKind = z.enum(['folder', 'photos', 'map-pack', 'archive', 'model'])

export type MenuOrder = z.infer<typeof menuOrder>
export type ChosenKind = z.infer<typeof chosenKind>

/** A secret's name: who it is for, such as `hub-token`. */
export const secretName = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/)

/** From the workbench process to the shell. */
export type ToShell =
  /** Its page and its files are served on this pipe or socket in the file system. */
  | { type: 'ready'; pipe: string }
  | { type: 'open-child'; id: number; kind: string }
  | { type: 'kill-child'; id: number }
  /** Whether a run is under way: the machine is kept awake for it. */
  | { type: 'busy'; busy: boolean }
  | { type: 'ask'; id: number; question: ShellQuestion }
  | { type: 'withdraw'; id: number }

/** What only the shell can do for the workbench. */
export type ShellQuestion =
  | { what: 'print-pdf'; html: string }
  | { what: 'keep-secret'; name: string; value: string }
  | { what: 'read-secret'; name: string }
  | { what: 'forget-secret'; name: string }

/** How a child ended, as Electron tells it. */
export interface ChildEnd {
  code: number
  killed: boolean
  lastWords: string
}

/** From the shell to the workbench process. A `page` and an `opened` come with a port. */
export type FromShell =
  | { type: 'page' }
  | { type: 'child-opened'; id: number; pid: number | null }
  | { type: 'child-ended'; id: number; end: ChildEnd }
  | { type: 'answer'; id: number; answer: Uint8Array | string | null }
  | { type: 'refusal'; id: number; message: string }
  | { type: 'close' }
