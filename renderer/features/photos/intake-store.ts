import { create } from 'zustand'
import type { CaseId } from '../../../electron/contract/ids.ts'
import type { FolderFindings, IntakeItem, IntakeSummary, WatchedFolder } from '../../../electron/contract/intake.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom, wasCalledOff } from '../../rpc/index.ts'
import { addFolder, followIntake, listFolders, listIntake, watchFolder } from './intake-api.ts'

export type FolderPurpose = 'add' | 'watch'
/** What was found in a folder and what was left out; `tooMany` where the page refused the whole of it. */
export type Findings = FolderFindings & { tooMany: boolean }

interface IntakeState {
  caseId: CaseId | null
  summary: IntakeSummary | null
  folders: WatchedFolder[]
  /** The list of files is open. */
  open: boolean
  /** The part of the list that is in view, by position. */
  items: ReadonlyMap<number, IntakeItem>
  problem: Problem | null
  findings: Findings | null
  /** The dialog that asks for a folder; `looking` while the library looks through it. */
  asking: FolderPurpose | null
  looking: boolean
  askProblem: Problem | null
  follow(caseId: CaseId | null): void
  loadFolders(): Promise<void>
  setOpen(open: boolean): void
  /** Reads what stands from position `start` up to `end`. */
  show(start: number, end: number): void
  ask(purpose: FolderPurpose | null): void
  giveFolder(path: string): Promise<void>
  /** Looks through folders of this machine, one after the other, and says what was found in all of them. */
  addFolders(paths: readonly string[]): Promise<void>
  tell(findings: Findings | null): void
  /** Does something with the queue; what fails is shown beside it. */
  act(deed: () => Promise<unknown>): Promise<void>
}

/** How soon the list in view is read again while the queue works. */
const REFRESH_MS = 400
const PAGE = 200

const sumOf = (all: Findings, found: FolderFindings): Findings => ({
  queued: all.queued + found.queued,
  hidden: all.hidden + found.hidden,
  notPhotos: all.notPhotos + found.notPhotos,
  links: all.links + found.links,
  unreadable: all.unreadable + found.unreadable,
  tooMany: all.tooMany,
})

let stopFollowing = () => {}
let range = { start: 0, end: 0 }
let refreshing = false
let looking: AbortController | null = null

export const useIntake = create<IntakeState>()((set, get) => {
  async function readRange(): Promise<void> {
    const { caseId, open } = get()
    if (!caseId || !open) return
    const { start, end } = range
    try {
      const read = await listIntake(caseId, start, Math.max(1, Math.min(PAGE, end - start)))
      if (get().caseId === caseId) set({ items: new Map(read.map((item, index) => [start + index, item])) })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  }

  function refreshSoon(): void {
    if (refreshing || !get().open) return
    refreshing = true
    setTimeout(() => {
      refreshing = false
      void readRange()
    }, REFRESH_MS)
  }

  return {
    caseId: null,
    summary: null,
    folders: [],
    open: false,
    items: new Map(),
    problem: null,
    findings: null,
    asking: null,
    looking: false,
    askProblem: null,
    follow(caseId) {
      if (get().caseId === caseId) return
      stopFollowing()
      set({ caseId, summary: null, folders: [], items: new Map(), problem: null, findings: null })
      if (!caseId) return
      stopFollowing = followIntake(caseId, (summary) => {
        set({ summary })
        refreshSoon()
      })
    },
    async loadFolders() {
      const { caseId } = get()
      if (!caseId) return
      try {
        const folders = await listFolders(caseId)
        if (get().caseId === caseId) set({ folders })
      } catch (error) {
        set({ problem: problemFrom(error) })
      }
    },
    setOpen(open) {
      set({ open })
      void readRange()
    },
    show(start, end) {
      if (range.start === start && range.end === end) return
      range = { start, end }
      void readRange()
    },
    ask(asking) {
      looking?.abort()
      set({ asking, askProblem: null, looking: false })
    },
    async giveFolder(path) {
      const { caseId, asking } = get()
      if (!caseId || !asking) return
      looking = new AbortController()
      set({ looking: true, askProblem: null })
      try {
        if (asking === 'watch') await watchFolder(caseId, path)
        else get().tell({ ...(await addFolder(caseId, path, looking.signal)), tooMany: false })
        set({ asking: null, looking: false })
        await get().loadFolders()
      } catch (error) {
        if (!wasCalledOff(error)) set({ askProblem: problemFrom(error) })
        set({ looking: false })
      }
    },
    async addFolders(paths) {
      const { caseId, tell } = get()
      if (!caseId) return
      set({ open: true })
      let all: Findings = { queued: 0, hidden: 0, notPhotos: 0, links: 0, unreadable: 0, tooMany: false }
      try {
        for (const path of paths) {
          all = sumOf(all, await addFolder(caseId, path))
          if (get().caseId === caseId) tell(all)
        }
        set({ problem: null })
      } catch (error) {
        set({ problem: problemFrom(error) })
      }
    },
    tell(findings) {
      set({ findings })
    },
    async act(deed) {
      try {
        await deed()
        set({ problem: null })
      } catch (error) {
        set({ problem: problemFrom(error) })
      }
      await readRange()
    },
  }
})
